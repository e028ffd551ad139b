import { expectTypeOf, test } from "vitest";
import type { Calls, Deal, DealChanges, DealFilter, DealSort, NewDeal, Page, Ref } from "./index.ts";

declare const nexus: Calls;
const deal: NewDeal = { name: "Pulp flow meters", account: "a", owner: "o", amount: { minor: 1, currency: "EUR" } };

test("a record has what its noun declares", () => {
  expectTypeOf<Deal["account"]>().toEqualTypeOf<Ref>();
  expectTypeOf<Deal["closeDate"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Deal["stage"]>().toEqualTypeOf<
    "qualify" | "discovery" | "proposal" | "negotiation" | "contract" | "won" | "lost"
  >();
  expectTypeOf(nexus.deals.list).returns.toEqualTypeOf<Promise<Page<Deal>>>();
  expectTypeOf(nexus.deals.move).returns.toEqualTypeOf<Promise<Deal>>();
});

test("what the contract does not allow does not compile", () => {
  // @ts-expect-error a new deal needs its amount
  const without: NewDeal = { name: "x", account: "a", owner: "o" };
  // @ts-expect-error only the server sets it
  const served: NewDeal = { ...deal, stageSince: "2026-01-01T00:00:00.000Z" };
  // @ts-expect-error the stage is changed by move
  const staged: DealChanges = { stage: "won" };
  // @ts-expect-error a typo
  const typo: DealChanges = { nextStop: "Call" };
  // @ts-expect-error no such stage
  const stage: DealFilter = { stage: "wonn" };
  // @ts-expect-error an owner is never empty
  const owner: DealFilter = { owner: null };
  // @ts-expect-error what can be empty cannot be sorted by
  const sort: DealSort = "closeDate";
  // @ts-expect-error members are not made by a call
  const make = nexus.members.create;
  // @ts-expect-error a move names the version it saw
  const move = () => nexus.deals.move({ id: "x", stage: "won" });
  void [without, served, staged, typo, stage, owner, sort, make, move];
});
