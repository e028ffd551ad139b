import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ApprovalRecord, Deal, JobRecord, Page as Listed, Mail } from "@nexus-os/contracts";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pinnedNode } from "../tools/install.mjs";
import { boardOn, signInAt } from "./testkit/board.ts";
import { aCaller, type Caller, dataOf, INES, JONAS, VERA } from "./testkit/caller.ts";
import { aHome, beginServer, type Home, type Server, serverReady } from "./testkit/nexus.ts";
import { freePort, launch } from "./testkit/program.ts";
import { aBrowser, accessibilityTroubles, aVisitor, type Visitor } from "./testkit/visitor.ts";

/** A step that met the world's trouble is tried six times, with more time between them, before its job has failed. */
const UNTIL_FAILED = { timeout: 60_000 };
const SOON = { timeout: 10_000 };
const TRIAL = "Nexus can send mail";

let home: Home;
let settings: Record<string, string>;
let server: Server;
let browser: Browser;
let ines: Caller;
const visitors: Visitor[] = [];

beforeAll(async () => {
  home = aHome();
  settings = { NEXUS_DATA_DIR: home.folder, PORT: String(await freePort()) };
  server = await serverReady(beginServer(settings));
  [browser, ines] = await Promise.all([aBrowser(), aCaller(server.url, INES)]);
});

afterAll(async () => {
  await browser.close();
  await server.program.stop();
  home.remove();
});

async function inPortal(email: string, path: string): Promise<Page> {
  const visitor = await aVisitor(browser);
  visitors.push(visitor);
  await signInAt(visitor.page, `${server.url}${path}`, email);
  return visitor.page;
}

const rowOf = (page: Page, text: string): Locator => page.getByRole("row").filter({ hasText: text }).first();
const noTroubles = (): void => expect(visitors.flatMap(({ troubles }) => troubles.splice(0))).toEqual([]);

test("a mail that cannot be written fails, is tried again from its page, and is read", async () => {
  const page = await inPortal(INES, "/admin/jobs");
  // The page says it twice: as the path of the place, and over the list once that is there.
  await page.getByRole("heading", { name: "Jobs", exact: true }).waitFor();
  // Where the folder should be is a file: no mail can be written.
  const blocked = join(home.folder, "outbox");
  writeFileSync(blocked, "");
  const command = ["server/bin/nexus.mjs", "mail", "trial", "new.colleague@havelmann.example"];
  expect((await launch(pinnedNode, command, settings).ended).code).toBe(0);

  const job = page.getByRole("row").filter({ hasText: "A mail" });
  await job.getByText("Failed").waitFor(UNTIL_FAILED);
  await job.getByText(/Something went wrong here/).waitFor();
  const vera = await inPortal(VERA, "/admin/jobs");
  visitors.at(-1)?.expects(/status of 403 /);
  await rowOf(vera, "A mail").getByText("Failed").waitFor();
  expect(await vera.getByRole("button", { name: /^(Try again|Cancel):/ }).count()).toBe(0);

  rmSync(blocked);
  await job.getByRole("button", { name: "Try again: A mail" }).click();
  await job.getByText("Done").waitFor(SOON);
  await rowOf(vera, "A mail").getByText("Done").waitFor(SOON);
  const { items } = dataOf(await ines.query<Listed<JobRecord>>("jobs.list", { filter: { state: "done" } }));
  expect(items.map(({ kind }) => kind)).toContain("mail.send");
  expect(await accessibilityTroubles(page)).toEqual([]);

  await page.getByRole("link", { name: "Mails" }).click();
  await rowOf(page, TRIAL).getByText("Nobody has received it").waitFor();
  expect(new URL(page.url()).pathname).toBe("/admin/mails");
  await page.getByRole("button", { name: TRIAL }).click();
  const letter = page.getByRole("region", { name: "The letter" });
  await letter.getByText("because an operator wanted to see whether its mail arrives").waitFor();
  expect(await accessibilityTroubles(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(dataOf(await ines.query<Listed<Mail>>("mails.list")).items).toMatchObject([{ state: "written" }]);

  await vera.getByRole("link", { name: "Mails" }).click();
  // Whom Nexus writes to is for who arranges it.
  await vera.getByText("An owner of your organization can grant it.").waitFor();
  noTroubles();
});

test("a job that waits is cancelled from its page", async () => {
  const page = await inPortal(INES, "/admin/jobs");
  const job = rowOf(page, "An approval's time");
  await job.getByText("Waiting").waitFor();
  await job.getByRole("button", { name: "Cancel: An approval's time" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
  await job.getByText("Cancelled").waitFor(SOON);
  noTroubles();
});

test("an act that waits is approved by another person, and done before everybody's eyes", async () => {
  const { items } = dataOf(await ines.query<Listed<ApprovalRecord>>("approvals.list", { filter: { state: "open" } }));
  const [approval] = items;
  if (!approval?.record) throw new Error("The demo has nothing that waits for an approval.");
  const deal = await ines.deal(approval.record);
  const jonas = await inPortal(JONAS, "/admin/approvals");
  await rowOf(jonas, deal.name).getByText("0 of 1 given").waitFor();
  expect(await jonas.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
  const watching = await inPortal(JONAS, "/sales/deals");
  const card = boardOn(watching).card(deal as Deal);
  await card.waitFor();

  const vera = await inPortal(VERA, "/admin/approvals");
  visitors.at(-1)?.expects(/status of 403 .*approvals\.approve/);
  await vera.getByRole("button", { name: `Approve: ${deal.name}` }).click();
  await vera.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await rowOf(vera, deal.name).getByRole("alert").getByText("You cannot decide this.").waitFor();

  const page = await inPortal(INES, "/admin/approvals");
  await rowOf(page, deal.name).getByText("Archive a deal").waitFor();
  expect(await accessibilityTroubles(page)).toEqual([]);
  await page.getByRole("button", { name: `Approve: ${deal.name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Note").fill("They have gone elsewhere.");
  await dialog.getByRole("button", { name: "Approve" }).click();
  await page.getByText(`Approved and done: Archive a deal: ${deal.name}`).waitFor();
  await card.waitFor({ ...SOON, state: "detached" });
  await rowOf(jonas, deal.name).waitFor({ ...SOON, state: "detached" });
  await jonas.getByRole("button", { name: /^Decided/ }).click();
  await rowOf(jonas, deal.name).getByText("“They have gone elsewhere.”").waitFor();
  expect((await ines.deal(deal.id)).archivedAt).not.toBe(null);
  noTroubles();
});
