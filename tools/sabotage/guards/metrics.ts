import type { Guard } from "../guard.ts";

const room = "server/src/core/metrics";
const suite = `${room}/metrics.test.ts`;

/** What figures stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "P5", says: "what a record added before is taken away when it changes" },
    file: `${room}/deltas.ts`,
    find: "if (was) add(contributionOf(rollup, noun, was, days), -1);",
    put: "",
    ...{ suite, test: "what was put away counts no more" },
  },
  {
    ...{ promise: "A1", says: "what is kept is read of the actor's own organization alone" },
    file: `${room}/read.ts`,
    find: '"u.organization_id=? AND u.noun=? AND u.rollup=?"',
    put: '"(u.organization_id=? OR 1=1) AND u.noun=? AND u.rollup=?"',
    ...{ suite, test: "another organization" },
  },
  {
    ...{ promise: "C1", says: "who may not list the records of a noun reads no figure about them" },
    file: `${room}/read.ts`,
    find: 'if (!allowed(actor, metric)) refuse("FORBIDDEN", { operation: `${metric.noun}.list` });',
    put: "",
    ...{ suite, test: "who may not list the records" },
  },
  {
    ...{ promise: "A6", says: "the input of a metric names no organization" },
    file: "packages/contracts/src/schema/metrics.ts",
    find: ".strictObject({\n      metric:",
    put: ".looseObject({\n      metric:",
    ...{ suite, test: "an organization in the input" },
  },
  {
    ...{ promise: "P4", says: "versions with other definitions do not add to what each other keeps" },
    file: `${room}/keep.ts`,
    find: "const isOurs = (noun: string): boolean => definitions.get(noun) === rollups.definition(noun, zone);",
    put: "const isOurs = (_noun: string): boolean => true;",
    ...{ suite, test: "neither version trusts" },
  },
  {
    ...{ promise: "G4", says: "what is counted anew has the head of the journal, as every write has" },
    file: `${room}/build.ts`,
    find: 'const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";',
    put: 'const lock = "";',
    ...{ suite: `${room}/rebuild.test.ts`, test: "on mysql" },
  },
];
