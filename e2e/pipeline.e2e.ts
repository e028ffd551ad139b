import type { Deal } from "@nexus-os/contracts";
import { OPEN_STAGES, totalsOf } from "@nexus-os/contracts";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { AT_ONCE, STAGE } from "./testkit/board.ts";
import { aCaller, INES, JONAS, VERA } from "./testkit/caller.ts";
import { aProduct, type Product, type Watcher } from "./testkit/product.ts";

let product: Product;
/** Ines in the portal, Jonas in the portal, and Jonas on the intranet's page. */
let ines: Watcher;
let jonas: Watcher;
let intranet: Watcher;

beforeAll(async () => {
  product = await aProduct();
  [ines, jonas, intranet] = await Promise.all([product.inPortal(INES), product.inPortal(JONAS), product.inIntranet()]);
});
afterEach(async () => {
  // What a failed test leaves open is not to fail the next ones.
  for (const { page } of all()) {
    if (await page.getByRole("dialog").isVisible()) await page.keyboard.press("Escape");
    await page.getByRole("searchbox", { name: "Find in deals" }).fill("");
  }
  product.expectNoTroubles();
});
afterAll(() => product.close());

const all = (): readonly Watcher[] => [ines, jonas, intranet];
const seenByAll = (deal: Deal, stage: Deal["stage"]) => Promise.all(all().map((watcher) => watcher.sees(deal, stage)));

/** A deal that everybody sees. */
async function seen(stage: Deal["stage"]): Promise<Deal> {
  const deal = await product.aDeal(stage);
  await seenByAll(deal, stage);
  return deal;
}

const textOf = async (locator: Locator): Promise<string> =>
  ((await locator.textContent()) ?? "").replaceAll(/\s+/g, " ").trim();

const written = (minor: number, currency: string): string =>
  new Intl.NumberFormat("en", { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" })
    .format(minor / 100)
    .replaceAll(/\s+/g, " ");

test("the board shows every open deal in its stage, with counts, and totals by currency", async () => {
  const deals = await product.caller.deals();
  for (const name of OPEN_STAGES) {
    const own = deals.filter(({ stage }) => stage === name);
    for (const watcher of all()) {
      const stage = watcher.stage(name);
      expect(await stage.getByRole("article").count()).toBe(own.length);
      expect(await textOf(stage.getByRole("heading"))).toBe(`${STAGE[name]} ${own.length}`);
      const head = await textOf(stage);
      const totals = totalsOf(own.map(({ amount }) => amount));
      for (const { minor, currency } of totals) expect(head).toContain(written(minor, currency));
    }
  }
  expect(new Set(deals.map(({ amount }) => amount.currency)).size).toBeGreaterThan(1);
});

describe("a move", () => {
  test("by keyboard is seen in the other portal and in the intranet at once", async () => {
    const deal = await seen("qualify");
    await ines.card(deal).focus();
    await ines.page.keyboard.press("Space");
    await ines.page.keyboard.press("ArrowRight");
    await ines.page.keyboard.press("ArrowRight");
    await ines.page.keyboard.press("Enter");
    await seenByAll(deal, "proposal");
    expect(await product.caller.deal(deal.id)).toMatchObject({ stage: "proposal", version: deal.version + 1 });
  });

  test("by keyboard that is left with Escape changes nothing", async () => {
    const deal = await seen("qualify");
    await ines.card(deal).focus();
    for (const key of ["Space", "ArrowRight", "Escape"]) await ines.page.keyboard.press(key);
    await ines.page.getByText(`${deal.name} was left in Qualify.`).waitFor({ state: "attached" });
    await ines.sees(deal, "qualify");
    expect(await product.caller.deal(deal.id)).toEqual(deal);
  });

  test("by the menu is seen in the other portal and in the intranet at once", async () => {
    const deal = await seen("discovery");
    await ines.moveTo(deal, "negotiation");
    await seenByAll(deal, "negotiation");
  });

  test("by dragging is seen in the other portal and in the intranet at once", async () => {
    const deal = await seen("discovery");
    await drag(ines.page, ines.card(deal), ines.stage("contract"));
    await seenByAll(deal, "contract");
    expect(await product.caller.deal(deal.id)).toMatchObject({ stage: "contract" });
  });

  test("made in the intranet, by menu or by dragging, is seen in both portals at once", async () => {
    const deal = await seen("proposal");
    await intranet.moveTo(deal, "discovery");
    await seenByAll(deal, "discovery");
    await drag(intranet.page, intranet.card(deal), intranet.stage("qualify"));
    await seenByAll(deal, "qualify");
  });

  test("takes the amount from the one total to the other, for everybody", async () => {
    const deal = await seen("proposal");
    const totals = async () =>
      Promise.all(all().map(async (watcher) => [await total(watcher, "proposal"), await total(watcher, "contract")]));
    const before = await totals();
    await jonas.moveTo(deal, "contract");
    await seenByAll(deal, "contract");
    const after = await totals();
    expect(new Set(after.map(String)).size).toBe(1);
    expect(after).not.toEqual(before);
  });

  test("to won takes the deal off the board, says so, and can be undone", async () => {
    const deal = await seen("contract");
    await ines.moveTo(deal, "won");
    await ines.notice(`${deal.account.name} is won.`).waitFor();
    await Promise.all(all().map((watcher) => watcher.card(deal).waitFor({ ...AT_ONCE, state: "detached" })));
    await undo(ines.page, `${deal.account.name} is won.`);
    await seenByAll(deal, "contract");
    expect(await product.caller.deal(deal.id)).toMatchObject({ stage: "contract", version: deal.version + 2 });
  });

  test("is told to those who hear the page, by whomever it was made", async () => {
    const deal = await seen("negotiation");
    await ines.moveTo(deal, "discovery");
    await jonas.page
      .getByRole("status")
      .filter({ hasText: `${deal.account.name} moved to Discovery by Ines Brandt.` })
      .waitFor({ ...AT_ONCE, state: "attached" });
  });
});

describe("two people who change one deal at the same moment", () => {
  /** While Ines's write is on its way, Jonas's own is done. */
  async function meanwhile(operation: string, act: () => Promise<unknown>): Promise<void> {
    ines.expects(new RegExp(`status of 409 .*${operation}`));
    await ines.page.route(
      `**/trpc/${operation}*`,
      async (route) => {
        await act();
        await route.continue();
      },
      { times: 1 },
    );
  }

  const question = (): Locator => ines.page.getByRole("dialog", { name: "Two people changed this deal" });

  test("are shown where each put it, and the second decides", async () => {
    const deal = await seen("qualify");
    const other = await aCaller(product.url, JONAS);
    await meanwhile("deals.move", () => other.move(deal.id, "negotiation"));
    await ines.moveTo(deal, "discovery");
    await question().waitFor();
    await ines.sees(deal, "negotiation");
    expect(
      await question()
        .getByRole("radio", { name: /^Mine.*Discovery$/ })
        .isChecked(),
    ).toBe(false);
    expect(
      await question()
        .getByRole("radio", { name: /^Theirs.*Negotiation$/ })
        .isChecked(),
    ).toBe(true);
    await question()
      .getByText(/Discovery$/)
      .click();
    await question().getByRole("button", { name: "Put it there" }).click();
    await seenByAll(deal, "discovery");
  });

  test("are told that both wanted the same, where they did", async () => {
    const deal = await seen("qualify");
    const other = await aCaller(product.url, JONAS);
    await meanwhile("deals.move", () => other.move(deal.id, "contract"));
    await ines.moveTo(deal, "contract");
    await ines.notice(`${deal.account.name} was moved to Contract by somebody else, too.`).waitFor();
    await seenByAll(deal, "contract");
  });

  test("are shown mine and theirs for each field, and can save a mix", async () => {
    const deal = await seen("proposal");
    const other = await aCaller(product.url, JONAS);
    await ines.card(deal).click();
    const form = ines.page.getByRole("dialog", { name: deal.account.name });
    await form.getByLabel("Next step").fill("Mine: site visit");
    await form.getByRole("textbox", { name: "Amount" }).fill("111000");
    const changes = { nextStep: "Theirs: workshop", amount: { minor: 22_200_000, currency: "EUR" } };
    await other.write("deals.update", { id: deal.id, version: deal.version, changes });
    ines.expects(/status of 409 .*deals\.update/);
    await form.getByRole("button", { name: "Save" }).click();
    await question().waitFor();
    await question().getByRole("group", { name: "Next step" }).getByText("Mine: site visit").click();
    await question().getByRole("group", { name: "Amount" }).getByText("€222,000.00").click();
    await question().getByRole("button", { name: "Save this mix" }).click();
    await question().waitFor({ state: "detached" });
    await jonas.card(deal).locator("..").getByText("Mine: site visit").waitFor(AT_ONCE);
    expect(await product.caller.deal(deal.id)).toMatchObject({
      nextStep: "Mine: site visit",
      amount: { minor: 22_200_000, currency: "EUR" },
    });
  });
});

describe("a deal", () => {
  test("is created, changed, archived and brought back in one browser, and seen so in the others", async () => {
    await ines.page.getByRole("button", { name: "New deal", exact: true }).click();
    const form = ines.page.getByRole("dialog", { name: "New deal" });
    await form.getByRole("button", { name: "Create deal" }).click();
    await form.getByText("Choose the company that the deal is with.").first().waitFor();
    await form.getByLabel("Company").selectOption("Stadtwerke Lüneburg");
    await form.getByLabel("Deal", { exact: true }).fill("Leak detection, old town");
    await form.getByRole("textbox", { name: "Amount" }).fill("1234567.89");
    await form.getByLabel("Stage").selectOption({ value: "discovery" });
    await form.getByRole("button", { name: "Create deal" }).click();
    const deal = { account: { id: "", name: "Stadtwerke Lüneburg" }, name: "Leak detection, old town" } as Deal;
    await seenByAll(deal, "discovery");
    const cardOf = (watcher: Watcher): Locator => watcher.board.getByRole("article").filter({ hasText: deal.name });
    for (const watcher of all()) await cardOf(watcher).getByText("€1,234,567.89").waitFor(AT_ONCE);

    await jonas.card(deal).click();
    const edit = jonas.page.getByRole("dialog", { name: deal.account.name });
    await edit.getByRole("textbox", { name: "Amount" }).fill("7,000");
    await edit.getByRole("button", { name: "Save" }).click();
    for (const watcher of all()) await cardOf(watcher).getByText("€7,000").waitFor(AT_ONCE);

    await (await intranet.menu(deal)).getByRole("menuitem", { name: "Archive" }).click();
    for (const watcher of all()) await watcher.card(deal).waitFor({ ...AT_ONCE, state: "detached" });
    await undo(intranet.page, `${deal.account.name} is archived.`);
    await seenByAll(deal, "discovery");
  });

  test("is found by a word of it, and by its owner", async () => {
    const deal = await seen("proposal");
    await ines.page.getByRole("searchbox", { name: "Find in deals" }).fill(deal.name);
    await ines.page.getByText("1 deal", { exact: true }).waitFor();
    await ines.page.getByRole("searchbox", { name: "Find in deals" }).fill("no deal is called like this");
    await ines.page.getByRole("button", { name: "Show all deals" }).click();
    await ines.page.getByRole("button", { name: /^Owner/ }).click();
    await ines.page.getByRole("menuitemradio", { name: "Ines Brandt" }).click();
    await ines.sees(deal, "proposal");
    await ines.page.getByRole("button", { name: "Remove the filter on the owner" }).click();
  });
});

test("who may only look is shown no way to write, and still sees every change", async () => {
  const vera = await product.inPortal(VERA);
  const deal = await seen("qualify");
  await vera.sees(deal, "qualify");
  for (const name of [/^New deal/, /^Move or change/])
    expect(await vera.page.getByRole("button", { name }).count()).toBe(0);
  await vera.card(deal).focus();
  for (const key of ["Space", "ArrowRight", "Enter"]) await vera.page.keyboard.press(key);
  await vera.page.keyboard.press("Escape");
  await drag(vera.page, vera.card(deal), vera.stage("contract"));
  await vera.page.keyboard.press("Escape");
  expect(await product.caller.deal(deal.id)).toEqual(deal);
  await vera.card(deal).click();
  const facts = vera.page.getByRole("dialog", { name: deal.account.name });
  await facts.getByText("Ines Brandt").waitFor();
  expect(await facts.locator("input, select, textarea").count()).toBe(0);
  await facts.getByRole("button", { name: "Close" }).click();
  await ines.moveTo(deal, "contract");
  await vera.sees(deal, "contract");
});

async function drag(page: Page, card: Locator, to: Locator): Promise<void> {
  await card.scrollIntoViewIfNeeded();
  const [from, target] = [await card.boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error("What is dragged, or where to, is not on the page");
  await page.mouse.move(from.x + 30, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, from.y + 40, { steps: 12 });
  await page.mouse.up();
}

async function undo(page: Page, notice: string): Promise<void> {
  await page.getByText(notice).locator("..").getByRole("button", { name: "Undo" }).click();
}

async function total(watcher: Watcher, stage: Deal["stage"]): Promise<string> {
  return textOf(watcher.stage(stage).locator("header"));
}
