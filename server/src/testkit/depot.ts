import {
  date,
  event,
  initially,
  integer,
  money,
  type Noun,
  noun,
  onCreation,
  oneOf,
  optional,
  question,
  ref,
  secret,
  text,
  verb,
  verbOfNoun,
} from "@nexus-os/contracts";
import { answer, implement } from "../core/implement.ts";
import type { JobForm } from "../core/jobs/form.ts";

// A small department of tests: what a contract can say and no real noun says yet.

const shelves = noun("shelves", {
  ...{ singular: "shelf", department: "depot", summary: "Where crates stand.", title: "name" },
  fields: { name: text(), burden: initially(onCreation(integer()), 0) },
  verbs: {
    weigh: verb({ summary: "Sets its burden.", input: { burden: integer() }, emits: "weighed", undoneBy: "weigh" }),
  },
  events: { weighed: event({ summary: "Its burden changed." }) },
});

export const crates = noun("crates", {
  ...{ singular: "crate", department: "depot", summary: "What is stored.", title: "name" },
  fields: {
    name: text(),
    shelf: ref("shelves"),
    weight: integer(),
    worth: money(),
    state: initially(onCreation(oneOf(["open", "packed"])), "open"),
    due: optional(date()),
    code: secret(optional(text())),
  },
  sorts: ["weight"],
  verbs: {
    pack: verb({
      ...{ summary: "Packs it and weighs its shelf.", emits: "packed", undoneBy: "open" },
      input: { weight: integer() },
    }),
    open: verb({ summary: "Opens it again.", input: {}, emits: "opened", undoneBy: "pack" }),
    restack: verb({
      ...{ summary: "Gives it another name, then its weight anew.", emits: "restacked", undoneBy: "update" },
      input: { name: text(), weight: integer() },
    }),
    inspect: verb({
      ...{ summary: "Lets it be inspected in the background.", emits: "inspected", undoneBy: null },
      input: {},
    }),
    seal: verb({ summary: "Seals it for good.", input: {}, emits: "sealed", undoneBy: null }),
    receive: verbOfNoun({
      ...{ summary: "Takes a crate in, with a code that is shown once.", emits: "received", undoneBy: "archive" },
      input: { name: text(), shelf: ref("shelves") },
    }),
  },
  events: {
    packed: event({ summary: "It was packed." }),
    opened: event({ summary: "It was opened." }),
    restacked: event({ summary: "It stands elsewhere." }),
    inspected: event({ summary: "It is being inspected." }),
    sealed: event({ summary: "It was sealed." }),
    received: event({ summary: "It was taken in." }),
  },
  questions: {
    heaviest: question({
      summary: "The heaviest crate of a shelf.",
      input: { shelf: ref("shelves") },
      output: { name: text(), weight: integer() },
    }),
  },
});

export const DEPOT_BODIES = [
  implement(shelves, "weigh", async (ctx, { burden }, shelf) => {
    ctx.emit("weighed", {});
    return ctx.change(shelf, { burden });
  }),
  implement(crates, "pack", async (ctx, { weight }, crate) => {
    const packed = await ctx.change(crate, { state: "packed", weight });
    ctx.emit("packed", {});
    const shelf = await ctx.query(shelves, "get", { id: crate.shelf.id });
    await ctx.call(shelves, "weigh", { id: shelf.id, version: shelf.version, burden: shelf.burden + weight });
    return packed;
  }),
  implement(crates, "open", async (ctx, _, crate) => {
    ctx.emit("opened", {});
    return ctx.change(crate, { state: "open" });
  }),
  implement(crates, "restack", async (ctx, { name, weight }, crate) => {
    const renamed = await ctx.change(crate, { name });
    ctx.emit("restacked", {});
    return ctx.change(renamed, { name: `${name} anew`, weight });
  }),
  implement(crates, "inspect", async (ctx, _, crate) => {
    ctx.emit("inspected", {});
    await ctx.start("depot.inspect", { crate: crate.id });
    return crate;
  }),
  implement(crates, "seal", async (ctx, _, crate) => {
    ctx.emit("sealed", {});
    return ctx.change(crate, { code: "sealed-code" });
  }),
  implement(crates, "receive", async (ctx, { name, shelf }) => {
    ctx.emit("received", {});
    ctx.reveal({ code: "shown-once" });
    return ctx.create({ name, shelf, weight: 0, worth: { minor: 0, currency: "EUR" }, code: "shown-once" });
  }),
  answer(crates, "heaviest", async (ctx, { shelf }) => {
    const { items } = await ctx.query(crates, "list", {
      filter: { shelf },
      sort: { by: "weight", direction: "down" },
      limit: 1,
    });
    return { name: items[0]?.name ?? "", weight: items[0]?.weight ?? 0 };
  }),
];

export const DEPOT_JOBS: readonly JobForm[] = [{ name: "depot.inspect", run: async () => null }];

export const DEPOT = [shelves, crates] as unknown as readonly Noun[];
