import { STANDARD_VERBS } from "../../packages/contracts/src/noun.ts";
import { keysOf, namesIn, withEntry, withImport, withMember } from "./edits.ts";
import { checkVerb, eventOf, placeOf, sentence, typeOf } from "./names.ts";
import { type Ground, type Plan, Refusal } from "./plan.ts";

const BODIES = "server/src/modules/bodies.ts";

const bodyText = (word: string, verb: string, event: string): string => `
import { ${word} } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const ${verb} = implement(${word}, "${verb}", async (ctx, _input, record) => {
  ctx.emit("${event}", {});
  return record;
});
`;

const testText = (word: string, verb: string, event: string): string => `
import { ${word} } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { ${verb} } from "./${verb}.ts";

test("${word}.${verb} does what it says, and leaves ${word}.${event}", () => {
  expect(${verb}.operation).toBe(\`\${${word}.word}.${verb}\`);
  expect(${word}.verbs.${verb}.emits).toBe("${event}");
  expect.unreachable(
    "Decide what ${word}.${verb} takes, when it is refused and what it changes. Then do it here in a world of its own (aWorld), on both databases, and look at the record and the journal.",
  );
});
`;

/** An act of a noun: its lines in the contract, its body, and the test of what it does. */
export function verbPlan(ground: Ground, given: string, eventGiven?: string): Plan {
  const [word = "", verb = "", ...rest] = given.split(".");
  if (rest.length > 0 || verb === "") throw new Refusal("Say noun and verb: npm run new verb invoices.send");
  checkVerb(verb);
  if (STANDARD_VERBS.some((each) => each === verb)) throw new Refusal(`Every noun has "${verb}" without a line.`);
  const { department, file } = placeOf(ground, word);
  const contract = ground.read(file);
  const taken = [...keysOf(contract, word, "verbs"), ...keysOf(contract, word, "questions")];
  if (taken.includes(verb)) throw new Refusal(`"${word}.${verb}" is taken: it stands in ${file}.`);
  const event = eventGiven ?? eventOf(verb);
  checkVerb(event);
  const form = `verb({ summary: "${sentence(verb)}s one of the ${word}.", input: {}, emits: "${event}", undoneBy: null })`;
  let text = withEntry(contract, word, ["verbs", verb, form]);
  if (!keysOf(contract, word, "events").includes(event)) {
    text = withEntry(text, word, ["events", event, `event({ summary: "One of the ${word} was ${event}." })`]);
    text = withImport(text, "event", "../../event.ts");
  }
  text = withImport(text, "verb", "../../verb.ts");
  const bodies = ground.read(BODIES);
  const isTaken = namesIn(bodies).has(verb);
  const own = isTaken ? `${verb}${typeOf(word)}` : verb;
  const listed = withMember(bodies, "BODIES", `${own},`);
  const folder = `server/src/modules/${department}/${word}`;
  const from = `./${department}/${word}/${verb}.ts`;
  return {
    made: {
      [`${folder}/${verb}.ts`]: bodyText(word, verb, event),
      [`${folder}/${verb}.test.ts`]: testText(word, verb, event),
    },
    changed: { [file]: text, [BODIES]: withImport(listed, isTaken ? `${verb} as ${own}` : verb, from) },
    run: [["manifest"]],
    next: [
      `Say in ${file} what it takes, what takes it back (undoneBy), and who may (roles). The event is called "${event}"; --event <word> calls it otherwise.`,
      `Write what it does in ${folder}/${verb}.ts; server/src/modules/sales/deals/move.ts is an example.`,
      `Make ${folder}/${verb}.test.ts true, then run npm run manifest again.`,
    ],
  };
}
