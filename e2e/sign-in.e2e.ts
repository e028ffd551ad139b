import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { boardOn, signInAt } from "./testkit/board.ts";
import { callerOf, INES, JONAS, PASSWORD, VERA } from "./testkit/caller.ts";
import { aProduct, type Product, type Watcher } from "./testkit/product.ts";

let product: Product;

beforeAll(async () => {
  product = await aProduct();
});
afterEach(() => product.everybodyLeaves());
afterAll(() => product.close());

const title = { name: "Sign in to Nexus" };
const place = (): string => `${product.url}/sales/deals`;

async function signOut({ page }: Watcher, name: string): Promise<void> {
  await page.getByRole("button", { name: `${name}: profile and settings` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

describe("who signs in", () => {
  test("with a wrong password is told so, beside the field, and can try again", async () => {
    const { page, shown, expects } = await product.visitor();
    expects(/status of 401 .*sign-in\/email/);
    await signInAt(page, product.url, INES, "not-her-password");
    await page.getByRole("alert").getByText("This e-mail address and password do not belong together.").waitFor();
    const password = page.getByLabel("Password");
    expect(await password.getAttribute("aria-invalid")).toBe("true");
    expect(await password.evaluate((field) => field.matches(":focus"))).toBe(true);
    await password.fill(PASSWORD);
    await page.keyboard.press("Enter");
    await shown();
  });

  test("as nobody who is here is told the same, and nothing of who is here", async () => {
    const { page, expects } = await product.visitor();
    expects(/status of 401 .*sign-in\/email/);
    await signInAt(page, product.url, "nobody@havelmann.example");
    await page.getByRole("alert").getByText("This e-mail address and password do not belong together.").waitFor();
  });

  test("without an address or a password is asked for it, and nothing is sent", async () => {
    const { page } = await product.visitor();
    await page.goto(product.url);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Enter your e-mail address.").waitFor();
    await page.getByLabel("Work email").fill(INES);
    await page.keyboard.press("Enter");
    await page.getByText("Enter your password.").waitFor();
  });

  test("comes to the board, and stays there when the page is loaded anew", async () => {
    const { page, shown } = await product.inPortal(INES);
    expect(page.url()).toBe(place());
    expect(await page.title()).toBe("Deals · Havelmann Messtechnik GmbH");
    await page.reload();
    await shown();
    expect(page.url()).toBe(place());
  });

  test("by a link to a place comes to that place", async () => {
    const { page, shown } = await product.visitor();
    await signInAt(page, `${place()}?from=a-letter`, JONAS);
    await shown();
    expect(page.url()).toBe(`${place()}?from=a-letter`);
  });

  test("at an address where nothing is, is shown the way", async () => {
    const { page, shown } = await product.visitor();
    await signInAt(page, `${product.url}/nowhere`, INES);
    await page.getByText("There is nothing at this address.").waitFor();
    await page.getByRole("link", { name: "Go to Deals" }).click();
    await shown();
  });
});

describe("who signs out", () => {
  test("comes to the sign-in page, and the session is over", async () => {
    const watcher = await product.inPortal(INES);
    const [{ name = "", value = "" } = {}] = await watcher.context.cookies();
    await signOut(watcher, "Ines Brandt");
    await watcher.page.getByRole("heading", title).waitFor();
    expect(await watcher.page.getByRole("article").count()).toBe(0);
    const answer = await callerOf(product.url, `${name}=${value}`).query("session.current");
    expect(answer).toMatchObject({ ok: false, problem: { code: "SIGN_IN_NEEDED" } });
    await watcher.page.goBack();
    await watcher.page.getByRole("heading", title).waitFor();
    expect(await watcher.page.getByRole("article").count()).toBe(0);
  });

  test("in one tab is signed out in the other", async () => {
    const watcher = await product.inPortal(INES);
    const tab = await watcher.context.newPage();
    await tab.goto(product.url);
    await boardOn(tab).shown();
    watcher.expects(/status of 401/);
    await tab.getByRole("button", { name: "Ines Brandt: profile and settings" }).click();
    await tab.getByRole("menuitem", { name: "Sign out" }).click();
    await watcher.page.getByRole("heading", { name: "Sign in again" }).waitFor();
  });
});

describe("whose session has ended elsewhere", () => {
  async function ended(email: string): Promise<Watcher> {
    const watcher = await product.inPortal(email);
    watcher.expects(/status of 401/);
    const cookies = await watcher.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    await callerOf(product.url, cookie).signOut();
    await watcher.page.getByRole("heading", { name: "Sign in again" }).waitFor();
    return watcher;
  }

  test("signs in again and is where they were, with what has happened meanwhile", async () => {
    const { page, shown, sees } = await ended(JONAS);
    expect(await page.getByLabel("Work email").inputValue()).toBe(JONAS);
    const deal = await product.aDeal("proposal");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await shown();
    await sees(deal, "proposal");
    expect(page.url()).toBe(place());
  });

  test("leaves nothing of theirs to the next who signs in", async () => {
    const { page, shown } = await ended(INES);
    await page.getByLabel("Work email").fill(VERA);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Vera Stein: profile and settings" }).waitFor();
    await shown();
    expect(await page.getByRole("button", { name: "New deal" }).count()).toBe(0);
  });
});
