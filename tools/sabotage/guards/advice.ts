import type { Guard } from "../guard.ts";

const room = "server/src/core/advice";
const suite = `${room}/advice.test.ts`;
const edges = `${room}/evaluate.test.ts`;

/** What advice stands on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "A1", says: "a finding is seen by who may see the record that it is about" },
    file: "server/src/core/scope.ts",
    find: 'if (noun?.about && kind !== "system") return aboutSeen(noun, actor, noun.about.noun);',
    put: "void [aboutSeen, kind];",
    ...{ suite, test: "who may see the record" },
  },
  {
    ...{ promise: "A1", says: "a finding is changed by who may see the record that it is about" },
    file: "server/src/core/execute.ts",
    find: "scope: scopesOf(actor, nouns)",
    put: 'scope: scopesOf({ ...actor, kind: "system" }, nouns)',
    ...{ suite, test: "who may see the record" },
  },
  {
    ...{ promise: "S1", says: "evaluated twice is one finding" },
    file: `${room}/bodies.ts`,
    find: "if (known) return (await inside.rows.load(findings, known.id, known.version)) as unknown as Held;",
    put: "",
    ...{ suite, test: "told again by Nexus itself" },
  },
  {
    ...{ promise: "P2", says: "a finding is acted on once" },
    file: `${room}/bodies.ts`,
    find: 'mustBe(finding, "active", "claimed");\n      mustBeFree(ctx, finding);\n      if (finding.actedAt !== null) refuse("FINDING_CLOSED", { state: "acted on already" });\n      const { advice }',
    put: "const { advice }",
    ...{ suite, test: "once, with the finding as its cause" },
  },
  {
    ...{ promise: "C1", says: "who acts on a finding needs the right to the act" },
    file: "server/src/core/acts/perform.ts",
    find: "const ask = (operation: string, input: Input): Promise<Performed> => {\n    const served = authorise(operations, actor, operation);",
    put: 'const ask = (operation: string, input: Input): Promise<Performed> => {\n    const served = operations.get(operation);\n    if (!served) throw new Error("no operation");',
    ...{ suite, test: "without the right to the act" },
  },
  {
    ...{ promise: "J2", says: "an act of a finding waits for its approval as any other" },
    file: `${room}/bodies.ts`,
    find: "await inside.ask(operation, { ...filled, ...named })",
    put: "await inside.run(ctx.actor, operation, { ...filled, ...named })",
    ...{ suite, test: "waits where a policy asks others" },
  },
  {
    ...{ promise: "A1", says: "a finding's act is done to the record that it is about" },
    file: `${room}/bodies.ts`,
    find: "{ ...filled, ...named }",
    put: "{ ...named, ...filled }",
    ...{ suite, test: "never done to another record" },
  },
  {
    ...{ promise: "C3", says: "evidence is what its advice declares" },
    file: `${room}/look.ts`,
    find: "checked(evidenceSchema, each.evidence)",
    put: "(evidenceSchema, each.evidence)",
    ...{ suite: edges, test: "shows what it does not declare" },
  },
  {
    ...{ promise: "U1", says: "an advice looks no longer than it may" },
    file: `${room}/limits.ts`,
    find: 'if (asked > queries || performance.now() > until) throw new Refusal("TOO_SLOW");',
    put: "if (asked > 100 * queries || performance.now() > 10 * until) throw new Error();",
    ...{ suite: edges, test: "asks for ever" },
  },
  {
    ...{ promise: "P5", says: "what is added up of decimals are whole steps" },
    file: "server/src/core/metrics/deltas.ts",
    find: 'if (field?.kind === "decimal" && typeof own === "string") return stepsOf(own, field.scale);',
    put: 'if (field?.kind === "decimal" && typeof own === "string") return Math.round(Number(own));',
    suite: "server/src/core/metrics/kinds.test.ts",
  },
];
