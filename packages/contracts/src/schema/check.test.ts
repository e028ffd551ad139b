import { describe, expect, test } from "vitest";
import {
  ADVICE,
  accounts,
  action,
  advice,
  connector,
  deals,
  department,
  event,
  type Field,
  initially,
  instant,
  integer,
  json,
  longText,
  METRICS,
  manyOf,
  money,
  NOUNS,
  type Noun,
  noun,
  OPERATIONS,
  oneOf,
  optional,
  ref,
  refs,
  resource,
  secret,
  text,
  verb,
} from "../index.ts";
import { checkContracts } from "./index.ts";

const says = { singular: "thing", department: "tests", summary: "A thing.", title: "name" } as const;
const name = text();
const plain = noun("things", { ...says, fields: { name }, sorts: ["name"] }) as unknown as Noun;
const things = (other: Partial<Noun> = {}): Noun => ({ ...plain, ...other });
const having = (key: string, field: Field): Noun => things({ fields: { name, [key]: field } });
const found = (one: Noun) => checkContracts({ nouns: { [one.word]: one } });
const go = (given: object = {}) => verb({ summary: "Goes.", input: {}, emits: "gone", undoneBy: null, ...given });
const going = (form: object, named = "go"): Noun =>
  things({ verbs: { [named]: go(form) }, events: { gone: event({ summary: "It went." }) } });

test("all that Nexus declares is whole", () => {
  const operations = [...OPERATIONS.keys()];
  const advices = [...ADVICE.values()];
  expect(checkContracts({ nouns: NOUNS, metrics: [...METRICS.keys()], operations, advice: advices })).toEqual([]);
  expect(found(plain)).toEqual([]);
  expect(found(going({ undoneBy: "go" }))).toEqual([]);
});

describe("what cannot be declared is named", () => {
  test.each<[string, Noun, RegExp]>([
    ["a noun of SQL", things({ word: "rows" }), /rows: is a word of SQL/],
    ["a noun of two parts", things({ word: "odd-things" }), /is no word of a noun/],
    ["a noun without a singular", things({ singular: "things" }), /no singular/],
    ["a title of several lines", things({ fields: { name: longText() } }), /is called by name/],
    ["a title that may be empty", things({ fields: { name: optional(text()) } }), /is called by name/],
    ["a secret title", things({ fields: { name: secret(text()) } }), /is called by name/],
    ["a field of SQL", having("order", integer()), /order is a word of SQL/],
    ["a field of SQL in two parts", having("highPriority", integer()), /highPriority is a word of SQL/],
    ["a field that every record has", having("version", integer()), /what every record has/],
    ["a field with a dash", having("a-b", integer()), /is no name of a field/],
    ["two fields of one column", things({ fields: { name, aB: name, a_b: name } }), /two fields of one column/],
    ["a reference to nothing", having("topic", ref("topics")), /refers to topics/],
    ["references that may be empty", having("twins", { ...refs("things"), optional: true }), /never empty/],
    ["a beginning of another kind", having("size", initially(integer({ most: 1 }), 2)), /does not take/],
    ["no words", having("size", oneOf([])), /needs words/],
    ["a word twice", having("size", manyOf(["a", "a"])), /needs words/],
    ["a word that would end a set", having("sizes", manyOf(["a|b"])), /a word that is none/],
    ["bounds the wrong way round", having("size", integer({ least: 2, most: 1 })), /nothing is between/],
    ["a sort by what may be empty", { ...having("note", optional(text())), sorts: ["note"] }, /sorted by note/],
    ["a sort by JSON", { ...having("parts", json()), sorts: ["parts"] }, /sorted by parts/],
    [
      "a sort by text that no index holds",
      { ...having("note", text({ max: 900 })), sorts: ["note"] },
      /sorted by note/,
    ],
    [
      "what it is about in no words",
      things({ about: { noun: "name", record: "id" } }),
      /is about id, which names nothing/,
    ],
    ["a grouping by a name", things({ dimensions: ["name"] }), /cannot be grouped by name/],
    ["a figure of a name", things({ measures: ["name"] }), /no figures of name/],
    ["an event that is none", going({ emits: "left" }), /emits left/],
    ["a way back that is none", going({ undoneBy: "come" }), /undone by come/],
    ["a role that is none", going({ roles: ["king"] }), /for a role that is none/],
    ["an id of its own", going({ input: { id: text() } }), /takes id and version already/],
    ["a verb that every noun has", going({}, "archive"), /archive is a verb of every noun/],
  ])("%s", (_, one, says) => {
    expect(found(one).join("\n")).toMatch(says);
  });

  test("a noun under another word", () => {
    expect(checkContracts({ nouns: { stuff: plain } })).toEqual(["stuff: stands under another word"]);
  });
});

const stalled = advice(deals, "stalled", {
  summary: "A deal in negotiation has no next step: lose it or move it.",
  where: { stage: "negotiation", nextStep: null },
  thresholds: { least: money() },
  usual: { least: 5 },
  evidence: { since: instant(), amount: money(), next: optional(text()) },
  metrics: ["deals.win-rate"],
  effect: { metric: "deals.win-rate", direction: "up", unit: "money" },
  act: { verb: "move", input: { stage: "contract" } },
});
const sales = department("sales", {
  ...{ title: "Sales", summary: "From the first word to the contract.", think: ["deals.win-rate"] },
  ...{ see: ["deals", "accounts"], act: ["deals.move"] },
});
const meeting = resource("first-meeting", {
  ...{ kind: "playbook", title: "First meeting", summary: "How to prepare one." },
  parameters: { customer: ref("accounts") },
  steps: [{ title: "Write the deal down", operation: "deals.create" }],
  body: "Read what {{customer}} publishes.",
});
const all = { nouns: NOUNS, metrics: [...METRICS.keys()], operations: [...OPERATIONS.keys()] };

describe("advice, departments and resources", () => {
  test("are plain data, and whole where every word in them leads somewhere", () => {
    const declared = { ...all, advice: [stalled], departments: [sales], resources: [meeting] };
    expect(checkContracts(declared)).toEqual([]);
    expect(JSON.parse(JSON.stringify(declared.advice))).toEqual([stalled]);
    expect(stalled).toMatchObject({ word: "deals.stalled", noun: "deals", holds: 14 });
  });

  test.each([
    [{ advice: [{ ...stalled, noun: "offers" }] }, /offers is no noun/],
    [{ advice: [{ ...stalled, word: "deals.Stalled" }] }, /no word of an advice/],
    [{ advice: [{ ...stalled, evidence: { parts: json() } }] }, /parts is nothing to show/],
    [{ advice: [{ ...stalled, evidence: { code: secret(text()) } }] }, /code is nothing to show/],
    [{ advice: [{ ...stalled, usual: { least: "much" } }] }, /least is usually what it cannot be/],
    [{ advice: [{ ...stalled, holds: 0 }] }, /holds for no day/],
    [{ advice: [{ ...stalled, metrics: ["deals.luck"] }] }, /deals\.luck is no metric/],
    [{ advice: [{ ...stalled, effect: { ...stalled.effect, metric: "deals.luck" } }] }, /deals\.luck is no metric/],
    [{ advice: [{ ...stalled, act: { verb: "hope", input: {} } }] }, /deals\.hope is no operation/],
    [
      { advice: [{ ...stalled, act: { verb: "move", input: { stage: { from: "mood" } } } }] },
      /filled from mood, which is no evidence/,
    ],
    [{ advice: [stalled, stalled] }, /declared twice/],
    [{ departments: [{ ...sales, think: ["luck"] }] }, /luck is no metric/],
    [{ departments: [{ ...sales, see: ["dreams"] }] }, /dreams is no noun/],
    [{ departments: [{ ...sales, act: ["deals.hope"] }] }, /deals\.hope is no operation/],
    [{ departments: [sales, sales] }, /declared twice/],
    [{ resources: [{ ...meeting, body: "Ask {{whom}}." }] }, /whom is no parameter/],
    [{ resources: [{ ...meeting, steps: [{ title: "Hope", operation: "deals.hope" }] }] }, /no operation/],
  ])("%# are refused where one leads nowhere", (given, says) => {
    expect(checkContracts({ ...all, ...given }).join("\n")).toMatch(says);
  });

  test("name only what their noun has", () => {
    const rest = { summary: "", evidence: { days: integer() }, effect: stalled.effect, where: {} };
    const move = { verb: "move", input: { stage: "won" } } as const;
    // @ts-expect-error accounts have no verb of their own
    advice(accounts, "x", { ...rest, act: move });
    // @ts-expect-error there is no such stage
    advice(deals, "x", { ...rest, act: { verb: "move", input: { stage: "wonn" } } });
    // @ts-expect-error deals have no mood
    advice(deals, "x", { ...rest, act: move, where: { mood: 1 } });
    // @ts-expect-error it is filled from what is no evidence
    advice(deals, "x", { ...rest, act: { verb: "update", input: { changes: { nextStep: { from: "weeks" } } } } });
    advice(deals, "x", { ...rest, act: { verb: "update", input: { changes: { nextStep: { from: "days" } } } } });
  });
});

describe("connectors", () => {
  const post = action({ summary: "Posts.", input: { body: text() }, output: {} });
  const acme = (given: object = {}) =>
    connector("acme", {
      ...{ title: "Acme", summary: "Speaks to Acme.", hosts: ["api.acme.com"], credential: "apiKey" as const },
      ...{ actions: { post }, triggers: {}, ...given },
    });
  const wrong = (...connectors: ReturnType<typeof acme>[]) => checkContracts({ nouns: { things: plain }, connectors });

  test("a whole one is taken", () => {
    expect(wrong(acme())).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ["no host", { hosts: [] }, /acme: names no host/],
    ["an address in figures", { hosts: ["10.0.0.1"] }, /10\.0\.0\.1 is no host of the internet/],
    ["a host twice", { hosts: ["a.acme.com", "a.acme.com"] }, /names a host twice/],
    ["a proof that is none", { credential: "password" }, /password is no way to prove/],
    ["an action that is no word", { actions: { "post-it": post } }, /post-it is no word/],
    ["one name for two", { triggers: { post: event({ summary: "It was posted." }) } }, /one name/],
    ["a reference to nothing", { actions: { go: { ...post, input: { to: ref("topics") } } } }, /refers to topics/],
  ])("%s is named", (_, given, why) => {
    expect(wrong(acme(given))).toEqual([expect.stringMatching(why)]);
  });

  test("a vendor is declared once", () => {
    expect(wrong(acme(), acme())).toContain("acme is declared twice");
  });
});
