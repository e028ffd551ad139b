import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { AT_ONCE } from "./testkit/board.ts";
import { INES, JONAS } from "./testkit/caller.ts";
import { aProduct, type Product } from "./testkit/product.ts";

let product: Product;

beforeAll(async () => {
  product = await aProduct();
});
afterEach(() => product.everybodyLeaves());
afterAll(() => product.close());

const STALE = "This may not be up to date. Looking for what is new.";
/** As long as the pause between two tries to come back may be. */
const BACK = { timeout: 20_000 };

test("while the server is away boards stay and say that they may be old; when it is back they catch up by themselves", async () => {
  const ines = await product.inPortal(INES);
  const intranet = await product.inIntranet();
  const deal = await product.aDeal("qualify");
  for (const { sees } of [ines, intranet]) await sees(deal, "qualify");
  for (const { expects } of [ines, intranet])
    expects(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET/);
  let loads = 0;
  for (const { page } of [ines, intranet]) page.on("load", () => (loads += 1));

  await product.stopServer();
  for (const { page, sees } of [ines, intranet]) {
    await page.getByText(STALE).waitFor();
    await sees(deal, "qualify");
  }
  await ines.moveTo(deal, "proposal");
  await ines.page.getByText(`${deal.account.name} could not be moved.`, { exact: false }).waitFor();
  await ines.sees(deal, "qualify");

  await product.startServer();
  await product.caller.move(deal.id, "contract");
  for (const { page, inStage } of [ines, intranet]) {
    await inStage(deal, "contract").waitFor(BACK);
    await page.getByText(STALE).waitFor({ state: "detached" });
  }
  const next = await product.aDeal("discovery");
  for (const { sees } of [ines, intranet]) await sees(next, "discovery");
  expect(loads).toBe(0);
});

test("a move without a network is taken back and told, and works when the network is there again", async () => {
  const jonas = await product.inPortal(JONAS);
  const deal = await product.aDeal("qualify");
  await jonas.sees(deal, "qualify");
  jonas.expects(/ERR_INTERNET_DISCONNECTED/);
  await jonas.context.setOffline(true);
  await jonas.moveTo(deal, "proposal");
  await jonas.page.getByText(`${deal.account.name} could not be moved.`, { exact: false }).waitFor();
  await jonas.sees(deal, "qualify");
  await jonas.context.setOffline(false);
  await jonas.moveTo(deal, "proposal");
  await jonas.page.getByText(`${deal.account.name} is in Proposal now.`).waitFor();
  expect(await product.caller.deal(deal.id)).toMatchObject({ stage: "proposal" });
});

test("an intranet's board outlives its token: it gets another one by itself", async () => {
  const watcher = await product.visitor();
  const { page } = watcher;
  let secrets = 0;
  page.on("request", (request) => (secrets += request.url().endsWith("/nexus-session") ? 1 : 0));
  await page.clock.install();
  await page.goto(`${product.intranet}/#pipeline`);
  await watcher.shown();
  expect(secrets).toBe(1);
  const deal = await product.aDeal("qualify");
  await watcher.sees(deal, "qualify");

  // Longer than a token lives.
  await page.clock.fastForward("05:30");
  await watcher.moveTo(deal, "discovery");
  await page.getByText(`${deal.account.name} is in Discovery now.`).waitFor();
  expect(secrets).toBe(2);
  await product.caller.move(deal.id, "contract");
  await watcher.inStage(deal, "contract").waitFor(BACK);
  expect(await page.getByText("You are not signed in any more.").count()).toBe(0);
});

test("a stream whose ticket is refused is opened by another one, and nobody is told of it", async () => {
  const watcher = await product.inPortal(INES);
  watcher.expects(/status of 401 .*\/live\?/);
  let refusals = 0;
  const refuse = { status: 401, json: { code: "TOKEN_ENDED", status: 401, message: "", facts: {}, requestId: "" } };
  await watcher.page.route(
    "**/live?*",
    (route) => {
      refusals += 1;
      return route.fulfill(refuse);
    },
    { times: 2 },
  );
  await watcher.page.reload();
  await watcher.shown();
  const deal = await product.aDeal("qualify");
  await watcher.inStage(deal, "qualify").waitFor(BACK);
  await product.caller.move(deal.id, "contract");
  await watcher.inStage(deal, "contract").waitFor(BACK);
  expect(refusals).toBe(2);
  expect(await watcher.page.getByText("You are not signed in any more.").count()).toBe(0);
});

test("a board whose deals cannot be loaded says so, and loads them when asked again", async () => {
  const watcher = await product.inPortal(INES);
  watcher.expects(/ERR_CONNECTION_REFUSED|status of 50\d|ERR_INCOMPLETE|ERR_CONNECTION_RESET/);
  await watcher.page.route("**/trpc/deals.list*", (route) => route.abort("connectionrefused"));
  await watcher.page.reload();
  const again = watcher.page.getByRole("button", { name: "Try again" });
  await again.waitFor();
  await watcher.page.unroute("**/trpc/deals.list*");
  await again.click();
  await watcher.board.getByRole("article").first().waitFor(AT_ONCE);
});
