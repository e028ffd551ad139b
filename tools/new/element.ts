import {
  type ElementNames,
  elementText,
  fixtureText,
  germanText,
  storiesText,
  stylesText,
  testText,
  wordsText,
} from "./element-texts.ts";
import { workspaceFiles } from "./lock.ts";
import { checkKebab, constantOf, placeOf, sentence, typeOf } from "./names.ts";
import { type Ground, type Plan, Refusal } from "./plan.ts";

const NEEDS = { "@nexus-os/contracts": "0.1.0", "@nexus-os/sdk": "0.1.0", "@nexus-os/ui": "0.1.0" };

function namesOf(name: string, word: string, contract: string): ElementNames {
  const [, record = ""] = new RegExp(`interface (\\w+) extends RecordOf<typeof ${word}>`).exec(contract) ?? [];
  const [, title = ""] = /\btitle: "(\w+)"/.exec(contract) ?? [];
  if (!record || !title) throw new Refusal(`The contract of "${word}" does not say what a record is called by.`);
  return { word, name, class: typeOf(name), constant: constantOf(name), record, title, heading: sentence(word) };
}

/** The index of a noun's elements, with one more. */
function indexText(before: string, { name, class: type }: ElementNames): string {
  return `import { define } from "@nexus-os/ui";
import { ${type} } from "./${name}.ts";
${before.replace(/^import \{ define \} from "@nexus-os\/ui";\n/m, "")}
define("${name}", ${type});

export { ${type} } from "./${name}.ts";
`;
}

/** An element that draws a noun, in the package of the noun's department. */
export function elementPlan(ground: Ground, name: string): Plan {
  checkKebab(name, "name of an element");
  const [word = "", ...view] = name.split("-");
  if (view.length === 0) throw new Refusal("Say noun and view: npm run new element invoices-list");
  const { department, file } = placeOf(ground, word);
  const home = `packages/${department}`;
  if (!ground.has(`${home}/package.json`)) {
    throw new Refusal(`"${word}" belongs to ${department}, which has no package: npm run new department ${department}`);
  }
  const folder = `${home}/src/${word}`;
  if (ground.has(`${folder}/${name}.ts`)) throw new Refusal(`"${name}" is taken: it stands in ${folder}/${name}.ts.`);
  const names = namesOf(name, word, ground.read(file));
  const [index, door] = [`${folder}/index.ts`, `${home}/src/index.ts`];
  const isFirst = !ground.has(index);
  const manifest = JSON.parse(ground.read(`${home}/package.json`));
  const { lit } = JSON.parse(ground.read("packages/ui/package.json")).dependencies;
  const next = {
    ...manifest,
    nexus: { ...manifest.nexus, elements: { ...manifest.nexus.elements, [`nexus-${name}`]: `./src/${word}/index.ts` } },
    dependencies: { ...NEEDS, lit, ...manifest.dependencies },
  };
  const listed = indexText(isFirst ? "" : ground.read(index), names);
  return {
    made: {
      [`${folder}/${name}.ts`]: elementText(names),
      [`${folder}/${name}.styles.ts`]: stylesText(names),
      [`${folder}/${name}.words.ts`]: wordsText(names),
      [`${folder}/${name}.words.de.json`]: germanText(names),
      [`${folder}/${name}.stories.ts`]: storiesText(names, manifest.nexus.title),
      [`${folder}/${name}.test.ts`]: testText(names),
      [`${folder}/fixture/${name}.ts`]: fixtureText(names),
      ...(isFirst ? { [index]: listed } : {}),
    },
    changed: {
      ...workspaceFiles(ground, home, next),
      ...(isFirst ? { [door]: `${ground.read(door)}export * from "./${word}/index.ts";\n` } : { [index]: listed }),
    },
    run: [],
    next: [
      `Draw in ${folder}/${name}.ts what somebody came for; every text goes to its words, every look to its styles.`,
      `See its states: npm run storybook`,
      `Make ${folder}/${name}.test.ts true: npx wtr --files ${folder}/${name}.test.ts`,
      `Show it in ${home}/src/application.ts where it is a page of the portal.`,
    ],
  };
}
