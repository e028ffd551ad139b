import { type Deal, newId } from "@nexus-os/contracts";
import { NexusError } from "@nexus-os/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "./index.ts";
import { aDeal, DEALS, manyDeals } from "./fixture/havelmann.ts";
import { type BoardArgs, boardOn, memoryOf } from "./fixture/stage.ts";

const meta: Meta<BoardArgs> = {
  title: "Sales/Deals board",
  component: "nexus-deals-board",
  parameters: { layout: "padded" },
  render: (args) => boardOn(memoryOf(args), args),
};
export default meta;

type Story = StoryObj<BoardArgs> & { readonly args: BoardArgs };

const failure = (code: "INTERNAL" | "FORBIDDEN" | "OFFLINE", status: number, message: string): NexusError =>
  new NexusError({ code, status, message, facts: {}, requestId: "019e1c4a-7f32" });

export const Full: Story = { args: {} };

export const ThreeDeals: Story = { args: { deals: DEALS.slice(0, 3) } };

export const Empty: Story = { args: { deals: [] } };

export const EmptyForViewer: Story = { args: { deals: [], role: "viewer" } };

export const Loading: Story = { args: { state: "loading" } };

export const Failed: Story = {
  args: {
    state: "error",
    error: failure("INTERNAL", 500, "Something went wrong here. Try again; if it stays, tell the request id."),
  },
};

export const Forbidden: Story = {
  args: { state: "error", error: failure("FORBIDDEN", 403, "Your role does not allow deals.list.") },
};

export const Offline: Story = { args: { state: "offline" } };

export const Stale: Story = { args: { state: "stale" } };

export const Viewer: Story = { args: { role: "viewer" } };

/** Somebody else changed the first deal, and the board has not heard of it: its next move meets a conflict. */
export const Conflict: Story = {
  args: {},
  render: (args) => {
    const memory = memoryOf(args);
    const board = boardOn(memory, args);
    board.addEventListener("nexus-ready", () => {
      memory.byOther("d0", { stage: "proposal", amount: { minor: 35_000_000, currency: "EUR" } }, false);
    });
    return board;
  },
};

const long = (deal: Deal, index: number): Deal => ({
  ...deal,
  name: "Durchflussmessgeräteaustausch einschließlich Inbetriebnahmeprotokoll",
  account: {
    id: `l${index}`,
    name: "Rindfleischetikettierungsüberwachungsaufgabenübertragungs-Verwaltungsgesellschaft mbH & Co. KG",
  },
  owner: { id: `o${index}`, name: "Maximiliana Schwarzenberger-Oberhollenzer" },
  amount: { minor: 123_456_789_012, currency: "EUR" },
  nextStep: "Vertragsverlängerungsbesprechung",
});

export const LongWords: Story = { args: { deals: DEALS.map(long), locale: "de-DE" } };

const CURRENCIES = ["EUR", "IDR", "JPY", "KWD", "USD", "CHF"];
const foreign = (deal: Deal, index: number): Deal => ({
  ...deal,
  amount: { minor: deal.amount.minor * (index % 6 === 1 ? 17_000 : 1), currency: CURRENCIES[index % 6] ?? "EUR" },
});

export const ManyCurrencies: Story = { args: { deals: DEALS.map(foreign) } };

/** Two thousand cards say nothing to axe that sixteen do not. */
export const TwoThousand: Story = { args: { deals: manyDeals(2_000) }, parameters: { a11y: { test: "off" } } };

export const AllStages: Story = {
  args: {
    stages: "qualify discovery proposal negotiation contract won lost",
    deals: [...DEALS, aDeal(newId(), { stage: "won" }), aDeal(newId(), { stage: "lost" })],
  },
};

export const Compact: Story = { args: { density: "compact" } };

export const RightToLeft: Story = { args: { direction: "rtl" } };
