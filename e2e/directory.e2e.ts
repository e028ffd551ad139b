import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { INES, JONAS } from "./testkit/caller.ts";
import { aProduct, type Product } from "./testkit/product.ts";

let product: Product;

beforeAll(async () => {
  product = await aProduct();
});
afterEach(() => product.everybodyLeaves());
afterAll(() => product.close());

describe("the directory", () => {
  test("a contact is made at a new account, seen by a colleague at once, changed where it stands, found and taken back", async () => {
    const [{ page }, { page: other }] = await Promise.all([product.inPortal(INES), product.inPortal(JONAS)]);
    await Promise.all([
      page.goto(`${product.url}/directory/contacts`),
      other.goto(`${product.url}/directory/contacts`),
    ]);
    await other.getByRole("gridcell", { name: "Giulia Ferraro", exact: true }).waitFor();

    await page.getByRole("button", { name: "New contact" }).click();
    const dialog = page.getByRole("dialog", { name: "New contact" });
    await dialog.getByLabel("Name").fill("Hanna Berg");
    await dialog.getByRole("combobox", { name: "Account" }).fill("Berg & Söhne");
    await dialog.getByRole("option", { name: /Berg & Söhne/ }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    const panel = page.getByRole("complementary", { name: "Contact Hanna Berg" });
    await panel.getByText("Ines Brandt added this").waitFor();
    const place = page.url();
    expect(place).toMatch(/\/directory\/contacts\/[0-9a-f-]{36}$/);

    const row = other.getByRole("row", { name: /Hanna Berg/ });
    await row.getByRole("gridcell", { name: "Berg & Söhne", exact: true }).waitFor();
    await panel.getByRole("definition").filter({ hasText: "Change Position" }).getByRole("button").click();
    await panel.getByRole("textbox", { name: "Position" }).fill("Head of energy");
    await page.keyboard.press("Enter");
    await row.getByRole("gridcell", { name: "Head of energy", exact: true }).waitFor();

    await other.getByRole("searchbox", { name: "Search" }).fill("berg ener");
    await expect.poll(() => other.getByRole("row").count()).toBe(2);
    await panel.getByRole("button", { name: "Archive" }).click();
    await page.getByRole("status").getByText("Archived").waitFor();
    expect(page.url()).toBe(`${product.url}/directory/contacts`);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByRole("row", { name: /Hanna Berg/ }).waitFor();
    await page.goto(place);
    await panel.getByText("Ines Brandt restored this").waitFor();
  });

  test("by keyboard on a phone: a deal is found in the list of all, opened, and left again by Escape and by going back", async () => {
    const { page } = await product.inPortal(JONAS, { viewport: { width: 390, height: 844 } });
    await page.goto(`${product.url}/sales/list`);
    await page.getByRole("searchbox", { name: "Search" }).focus();
    await page.keyboard.type("fuel flow");
    const grid = page.getByRole("grid", { name: "Deals" });
    await expect
      .poll(async () => (await grid.getByRole("row").allInnerTexts()).slice(1).every((row) => /fuel flow/i.test(row)))
      .toBe(true);
    await grid.getByRole("row").nth(1).getByRole("gridcell").nth(1).focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary");
    await panel.getByRole("heading", { level: 2 }).waitFor();
    await panel.focus();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await page.goBack();
    await panel.getByRole("heading", { level: 2 }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});
