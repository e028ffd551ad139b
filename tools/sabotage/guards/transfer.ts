import type { Guard } from "../guard.ts";

const room = "server/src/core/transfer";
const suite = `${room}/transfer.test.ts`;
const formats = `${room}/formats/formats.test.ts`;

/** What imports and exports stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "L2", says: "no text of a record is a formula of a spreadsheet" },
    file: `${room}/formats/csv.ts`,
    find: "return FORMULA.test(text) ? `'${text}` : text;",
    put: "return text;",
    ...{ suite: formats, test: "is no formula" },
  },
  {
    ...{ promise: "L2", says: "what guards a text from being a formula is taken away again" },
    file: `${room}/formats/csv.ts`,
    find: "return GUARDED.test(text) ? text.slice(1) : text;",
    put: "return text;",
    ...{ suite: formats, test: "is no formula" },
  },
  {
    ...{ promise: "L1", says: "a part says how large it is, and is believed only where that is little" },
    file: `${room}/formats/zip-read.ts`,
    find: "maxOutputLength: Math.max(1, most)",
    put: "maxOutputLength: 2 ** 31 + Math.min(0, most)",
    ...{ suite: formats, test: "says nothing of it" },
  },
  {
    ...{ promise: "L1", says: "a document that declares what it refers to is refused" },
    file: `${room}/formats/xml.ts`,
    find: 'if (xml[next + 1] === "!") refuseFile("declares a document type, which no XLSX does");',
    put: "",
    ...{ suite: formats, test: "a document type" },
  },
  {
    ...{ promise: "L1", says: "a file has so many rows at most" },
    file: `${room}/formats/sheet.ts`,
    find: "if (count > MOST.rows)",
    put: "if (count > MOST.rows * 10)",
    ...{ suite: formats, test: "is refused" },
  },
  {
    ...{ promise: "L3", says: "what a column is called is a name and nothing else" },
    file: `${room}/formats/jsonl.ts`,
    find: "const cells = new Map(Object.entries(value as object));",
    put: "const cells = new Map(Object.entries(Object.assign({}, value)));",
    ...{ suite: formats, test: "every name as a name" },
  },
  {
    ...{ promise: "L5", says: "a dry run writes nothing" },
    file: `${room}/import.ts`,
    find: "(input.dryRun ? checkPart : writePart)",
    put: "(input.dryRun && !checkPart ? checkPart : writePart)",
    ...{ suite, test: "only tried" },
  },
  {
    ...{ promise: "L5", says: "the same file is imported once" },
    file: `${room}/begin.ts`,
    find: "const key = again || asked.dryRun ? own(act) : `import ${known}`;",
    put: "const key = again || asked.dryRun || known ? own(act) : known;",
    ...{ suite, test: "done once" },
  },
  {
    ...{ promise: "L5", says: "a row that cannot be taken keeps no other from being written" },
    file: `${room}/plan.ts`,
    find: "if (wrong) return error(row, wrong.key, wrong.why);",
    put: 'if (wrong) throw new Refusal("INVALID", { issues: wrong.why });',
    ...{ suite, test: "tells what is not" },
  },
  {
    ...{ promise: "L5", says: "two rows about one record are not both written" },
    file: `${room}/import.ts`,
    find: "if (key !== null && earlier === undefined) first.set(key, row.row);",
    put: "",
    ...{ suite, test: "only tried" },
  },
  {
    ...{ promise: "L5", says: "an import is not taken back over what somebody has changed since" },
    file: `${room}/undo-import.ts`,
    find: "if (changed > 0)",
    put: "if (changed < 0)",
    ...{ suite, test: "changed a record of it since" },
  },
  {
    ...{ promise: "L5", says: "a process that was killed writes no row twice" },
    file: `${room}/import.ts`,
    find: "await ctx.execute(`write ${part}`, `${input.noun}.load`, given, again)",
    put: "await ctx.execute(`write ${part} ${Math.random()}`, `${input.noun}.load`, given, again)",
    suite: `${room}/kill.test.ts`,
  },
  {
    ...{ promise: "C4", says: "an import does what its actor may do, and no more" },
    file: `${room}/begin.ts`,
    find: 'if (asked.mode !== "update") authorise(acting.operations, actor, `${noun.word}.create`);',
    put: "",
    ...{ suite, test: "needs the right" },
  },
  {
    ...{ promise: "C4", says: "an export reads with the rights of the moment that it is written at" },
    file: "server/src/core/jobs/context.ts",
    find: 'if (!membership) return refuse("FORBIDDEN", { operation: name });',
    put: 'if (!membership) return { kind, id, name, organization, permissions: new Set(["deals.list", "deals.count", "files.add"]) };',
    ...{ suite, test: "rights of the moment" },
  },
  {
    ...{ promise: "L5", says: "an undo goes on where one part of an import stays, and says what stayed" },
    file: "server/src/core/transfer/undo-import.ts",
    find: "left.push({",
    put: "[].push({",
    suite: "server/src/core/transfer/undo-import.test.ts",
  },
];
