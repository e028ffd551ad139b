import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAt } from "./testkit/board.ts";
import { INES } from "./testkit/caller.ts";
import { aHome, beginServer, type Home, type Server, serverReady } from "./testkit/nexus.ts";
import { freePort } from "./testkit/program.ts";
import { aBrowser, accessibilityTroubles, aVisitor, type Visitor } from "./testkit/visitor.ts";

const ADDRESS = "mira.falk@havelmann.example";
const PASSWORD = "a-password-of-mira";

let home: Home;
let server: Server;
let browser: Browser;
const visitors: Visitor[] = [];

beforeAll(async () => {
  home = aHome();
  server = await serverReady(beginServer({ NEXUS_DATA_DIR: home.folder, PORT: String(await freePort()) }));
  browser = await aBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.program.stop();
  home.remove();
});

async function aPage(): Promise<Page> {
  const visitor = await aVisitor(browser);
  visitors.push(visitor);
  return visitor.page;
}

/** The link in the mail that an address got. */
async function linkTo(address: string): Promise<string> {
  const folder = join(home.folder, "outbox");
  const inMail = (): string => {
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    const text = (texts.find((each) => each.includes(address)) ?? "").replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
    return /\/invitation#token=[\w-]+/.exec(text)?.[0] ?? "";
  };
  await expect.poll(inMail, { timeout: 15_000 }).not.toBe("");
  return server.url + inMail();
}

test("somebody is invited, joins with a password of their own, and sees what their role allows", async () => {
  const ines = await aPage();
  await signInAt(ines, `${server.url}/admin/invitations`, INES);
  await ines.getByRole("button", { name: "Invite people" }).first().click();
  await ines.getByLabel("E-mail addresses").fill(ADDRESS);
  await ines.getByRole("combobox", { name: "Role" }).selectOption("viewer");
  expect(await accessibilityTroubles(ines)).toEqual([]);
  await ines.getByRole("button", { name: "Invite", exact: true }).click();
  const row = ines.getByRole("row").filter({ hasText: ADDRESS });
  await row.getByText("Open", { exact: true }).waitFor();

  const mira = await aPage();
  const link = await linkTo(ADDRESS);
  await mira.goto(link);
  await mira.getByRole("heading", { name: /^Join Havelmann/ }).waitFor();
  expect(await accessibilityTroubles(mira)).toEqual([]);
  await mira.getByLabel("Your name").fill("Mira Falk");
  await mira.getByLabel("Choose a password").fill(PASSWORD);
  await mira.getByRole("button", { name: "Join" }).click();
  await mira.getByRole("button", { name: "Mira Falk: profile and settings" }).waitFor();
  await row.getByText("Accepted").waitFor();

  // A viewer sees who is there, can go, and can do nothing to others.
  await mira.goto(`${server.url}/admin/members`);
  await mira.getByRole("row").filter({ hasText: "Ines Brandt" }).waitFor();
  expect(await mira.getByRole("button", { name: /^(Change role|Remove):/ }).count()).toBe(0);
  await mira.goto(`${server.url}/admin/invitations`);
  await mira.getByText("An owner of your organization can grant it.").waitFor();

  // Another role holds within a second.
  await ines.getByRole("link", { name: "Members" }).first().click();
  await ines.getByRole("button", { name: "Change role: Mira Falk" }).click();
  await ines.getByRole("combobox", { name: "Role" }).selectOption("admin");
  await ines.getByRole("button", { name: "Change the role" }).click();
  await ines.getByText("Mira Falk is now: Administrator").waitFor();
  const mayInvite = async (): Promise<boolean> => {
    await mira.reload();
    const invite = mira.getByRole("button", { name: "Invite people" }).first();
    const refused = mira.getByText("An owner of your organization can grant it.");
    // Within that second the list may be there before the right to more.
    await refused.or(mira.getByRole("row").first()).first().waitFor();
    return invite.isVisible();
  };
  await expect.poll(mayInvite, { timeout: 10_000 }).toBe(true);

  const late = await aPage();
  await late.goto(link);
  await late.getByText("This invitation was used already.").waitFor();
  expect(visitors.flatMap(({ troubles }) => troubles.filter((each) => !/40[139]/.test(each)))).toEqual([]);
});
