import type { Deal } from "@nexus-os/contracts";
import type { Locator, Page } from "playwright-core";
import { PASSWORD } from "./caller.ts";

/** How soon somebody else's change must be seen. */
export const AT_ONCE = { timeout: 2000 };

export const STAGE = {
  qualify: "Qualify",
  discovery: "Discovery",
  proposal: "Proposal",
  negotiation: "Negotiation",
  contract: "Contract",
  won: "Won",
  lost: "Lost",
} as const;

/** What a card is called, to those who see it and to those who hear it. */
const titleOf = ({ account, name }: Pick<Deal, "account" | "name">): string => `${account.name}, ${name}`;

/** The pipeline board on a page, as a person finds their way on it: by roles and words. */
export function boardOn(page: Page) {
  const board = page.getByRole("group", { name: "Pipeline" });
  const stage = (name: Deal["stage"]): Locator => board.getByRole("region", { name: new RegExp(`^${STAGE[name]}\\b`) });
  const card = (deal: Deal, where: Locator = board): Locator =>
    where.getByRole("button", { name: titleOf(deal), exact: true });
  const inStage = (deal: Deal, name: Deal["stage"]): Locator => card(deal, stage(name));
  const menu = async (deal: Deal): Promise<Locator> => {
    await board.getByRole("button", { name: `Move or change ${titleOf(deal)}`, exact: true }).click();
    return page.getByRole("menu");
  };
  return {
    ...{ board, stage, card, inStage, menu },
    /** Waits until the board shows its deals. */
    shown: () => board.getByRole("article").first().waitFor(),
    /** Waits, not long, until a deal stands in a stage. */
    sees: (deal: Deal, name: Deal["stage"]) => inStage(deal, name).waitFor(AT_ONCE),
    moveTo: async (deal: Deal, name: Deal["stage"]) => {
      await (await menu(deal)).getByRole("menuitemradio", { name: STAGE[name], exact: true }).click();
    },
    notice: (text: string | RegExp) => page.getByText(text).first(),
  };
}

/** Signs in to the portal by its form. */
export async function signInAt(page: Page, url: string, email: string, password = PASSWORD): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Work email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
