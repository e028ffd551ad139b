import { withImport, withMember } from "./edits.ts";
import { checkKebab, checkNoun, exportedNames, nounPlaces, sentence, singularOf, typeOf } from "./names.ts";
import { type Ground, type Plan, Refusal } from "./plan.ts";

const CONTRACTS = "packages/contracts/src";

/** `Crate`, or `CrateRecord` where the contracts call something else so. */
function freeType(ground: Ground, word: string, singular: string): string {
  const taken = exportedNames(ground);
  const namesOf = (type: string): string[] => [
    type,
    `New${type}`,
    ...["Changes", "Filter", "Sort"].map((x) => type + x),
  ];
  const type = [typeOf(singular), `${typeOf(singular)}Record`].find((each) => !namesOf(each).some((x) => taken.has(x)));
  if (taken.has(word) || type === undefined) throw new Refusal(`The contracts already call something else "${word}".`);
  return type;
}

const contractText = (department: string, word: string, singular: string, type: string): string => `
import { text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";

/** The ${word} of the ${department} department. */
export const ${word} = noun("${word}", {
  singular: "${singular}",
  department: "${department}",
  summary: "One of the ${word} of the ${department} department.",
  title: "name",
  fields: { name: text({ max: 160 }) },
  sorts: ["name"],
});

/** One of the ${word}. */
export interface ${type} extends RecordOf<typeof ${word}> {}
/** What a new ${singular} is made from. */
export interface New${type} extends NewOf<typeof ${word}> {}
/** What can be changed of a ${singular}. */
export interface ${type}Changes extends ChangesOf<typeof ${word}> {}
/** What a list of ${word} can be narrowed to. */
export interface ${type}Filter extends FilterOf<typeof ${word}> {}
/** What ${word} can be sorted by. */
export type ${type}Sort = SortOf<typeof ${word}>;
`;

const testText = (word: string, singular: string): string => `
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../../testkit/databases.ts";
import { aWorld, type World } from "../../../testkit/world.ts";

describe.each(DATABASES)("${word} on $dialect", ({ fresh }) => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
  });
  afterAll(() => world.close());

  test("what must hold for every one of the ${word} does", async () => {
    const { people } = await world.company();
    const input = { name: "The first" };
    const made = await world.core.execute(people.member.actor, "${word}.create", { key: newId(), input });
    expect(made.outcome).toBe("done");
    expect.unreachable(
      "Decide what must hold for every ${singular} beside what its fields say, declare it with rule(${word}, …), and break it here. If nothing must, this test goes.",
    );
  });
});
`;

/** A noun: its contract, its lines in the contracts, a step of the schema, and the test of what must hold for it. */
export function nounPlan(ground: Ground, given: string, singularGiven?: string): Plan {
  const [department = "", word = "", ...rest] = given.split("/");
  if (rest.length > 0 || word === "") throw new Refusal("Say department and word: npm run new noun sales/quotes");
  const singular = singularGiven ?? singularOf(word);
  checkKebab(department, "department");
  checkNoun(word, singular);
  const places = nounPlaces(ground);
  const there = places.get(word);
  if (there) throw new Refusal(`"${word}" is taken: it stands in ${there.file}.`);
  if (new RegExp(`\\breadonly ${word}:`).test(ground.read(`${CONTRACTS}/contracts.ts`))) {
    throw new Refusal(`"${word}" is a word of the contracts already, though of no noun.`);
  }
  const isDepartment = [...places.values()].some((place) => place.department === department);
  if (!isDepartment && !ground.has(`packages/${department}/src/application.ts`)) {
    throw new Refusal(`There is no department "${department}": npm run new department ${department} makes it.`);
  }
  const type = freeType(ground, word, singular);
  const [index, list] = [`${CONTRACTS}/index.ts`, `${CONTRACTS}/contracts.ts`];
  const from = `./${department}/${word}/noun.ts`;
  const names = [`${type}`, `${type}Changes`, `${type}Filter`, `${type}Sort`, `New${type}`].map(
    (each) => `type ${each}`,
  );
  const calls = [type, `New${type}`, `${type}Changes`, `${type}Filter`, `${type}Sort`].join(", ");
  let text = withMember(ground.read(list), "NOUNS", `${word},`);
  text = withMember(text, "Calls", `readonly ${word}: CallsOf<typeof ${word}, ${calls}>;`);
  const record = `{ readonly record: ${type}; readonly filter: ${type}Filter; readonly sort: ${type}Sort }`;
  text = withMember(text, "Records", `readonly ${word}: ${record};`);
  for (const name of [...names, word]) text = withImport(text, name, from);
  const test = `server/src/modules/${department}/${word}/${word}.test.ts`;
  const contract = `${CONTRACTS}/${department}/${word}/noun.ts`;
  return {
    made: { [contract]: contractText(department, word, singular, type), [test]: testText(word, singular) },
    changed: { [list]: text, [index]: `${ground.read(index)}export * from "${from}";\n` },
    run: [["migration", word], ["manifest"]],
    next: [
      `Say in ${contract} what ${sentence(word)} are: their fields, their summary, what they are sorted by.`,
      "Until the step of the schema is committed, change it freely: delete it, take its lines out of server/src/migrations/index.ts, and run npm run migration again.",
      `Make ${test} true: npx vitest run --project server ${word}.test`,
      `Acts of its own: npm run new verb ${word}.<verb>. What is drawn: npm run new element ${word}-<view>.`,
    ],
  };
}
