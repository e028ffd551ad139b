import { workspaceFiles } from "./lock.ts";
import { checkKebab, sentence } from "./names.ts";
import { type Ground, type Plan, Refusal } from "./plan.ts";

const applicationText = (word: string, title: string): string => `
import type { Nexus } from "@nexus-os/sdk";
import { words } from "./words.ts";

/** What the shell hands to an application that it mounts. */
export interface ApplicationProps {
  readonly nexus: Nexus;
  /** Where the application draws itself. */
  readonly container: HTMLElement;
}

const mounted = new WeakMap<HTMLElement, HTMLElement>();

/** Nothing has to be made ready. */
export async function bootstrap(): Promise<void> {}

/** Shows ${title}. */
export async function mount({ nexus, container }: ApplicationProps): Promise<void> {
  const page = document.createElement("p");
  page.textContent = nexus.t(words, "${word}.empty");
  mounted.set(container, page);
  container.append(page);
}

/** Takes ${title} away. */
export async function unmount({ container }: ApplicationProps): Promise<void> {
  mounted.get(container)?.remove();
  mounted.delete(container);
}
`;

const wordsText = (word: string, title: string): string => `
import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the department says by itself. */
export const words = { "${word}.empty": "Nothing stands in ${title} yet." } as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
`;

const germanText = (word: string, title: string): string =>
  JSON.stringify({ [`${word}.empty`]: `In ${title} steht noch nichts.` }, null, 2);

const testText = (word: string, title: string): string => `
import type { Nexus } from "@nexus-os/sdk";
import { expect } from "@open-wc/testing";
import { mount, unmount } from "./application.ts";
import { words } from "./words.ts";

describe("the application of ${title}", () => {
  it("shows what the department is for", async () => {
    const container = document.createElement("div");
    const nexus = { t: () => words["${word}.empty"] } as unknown as Nexus;
    await mount({ nexus, container });
    expect(container.textContent).to.equal(words["${word}.empty"]);
    await unmount({ nexus, container });
    expect(container.textContent).to.equal("");
    expect.fail("Decide which element ${title} opens with, mount it, and see it here.");
  });
});
`;

/** A department: a package that the portal finds by its package.json. Nothing outside its folder knows of it. */
export function departmentPlan(ground: Ground, word: string): Plan {
  checkKebab(word, "department");
  const folder = `packages/${word}`;
  if (ground.has(folder)) throw new Refusal(`"${word}" is taken: it stands in ${folder}.`);
  const isRoom = ground.has(`packages/contracts/src/${word}`) && ground.has(`packages/contracts/src/${word}/index.ts`);
  if (isRoom || ground.has(word)) throw new Refusal(`"${word}" is the name of another room.`);
  const title = sentence(word.replaceAll("-", " "));
  const manifest = {
    name: `@nexus-os/${word}`,
    version: "0.1.0",
    description: `The ${word.replaceAll("-", " ")} department: its elements and its application`,
    license: "Apache-2.0",
    type: "module",
    nexus: {
      department: word,
      title,
      icon: "M2.5 2.5h11v11h-11z",
      route: `/${word}`,
      pages: [],
      application: "./src/application.ts",
      elements: {},
    },
    exports: { ".": "./src/index.ts", "./application": "./src/application.ts" },
    dependencies: { "@nexus-os/sdk": "0.1.0" },
  };
  const { "package-lock.json": lock = "", ...own } = workspaceFiles(ground, folder, manifest);
  const config = {
    extends: "../../tsconfig.browser.json",
    compilerOptions: { types: ["mocha"] },
    include: ["src"],
  };
  return {
    made: {
      ...own,
      [`${folder}/tsconfig.json`]: JSON.stringify(config),
      [`${folder}/src/index.ts`]: `export { type ApplicationProps, bootstrap, mount, unmount } from "./application.ts";\n`,
      [`${folder}/src/application.ts`]: applicationText(word, title),
      [`${folder}/src/words.ts`]: wordsText(word, title),
      [`${folder}/src/words.de.json`]: germanText(word, title),
      [`${folder}/src/application.test.ts`]: testText(word, title),
    },
    changed: { "package-lock.json": lock },
    run: [],
    next: [
      "npm ci, so that the workspace is linked (npm start and npm test do it by themselves).",
      `Say in ${folder}/package.json its title, its icon (a path of 16 by 16) and its pages.`,
      `Its nouns: npm run new noun ${word}/<word>. Its elements: npm run new element <noun>-<view>.`,
      `Make ${folder}/src/application.test.ts true: npx wtr --files ${folder}/src/application.test.ts`,
    ],
  };
}
