// What runs in the page of the catalogue's tests: shows one story after another, as Storybook would.
import { madeFromEnglish } from "@nexus-os/sdk";
import { arXB, enXA } from "@nexus-os/sdk/pseudo";
import { type LitElement, render } from "lit";

madeFromEnglish("en-XA", enXA);
madeFromEnglish("ar-XB", arXB);

/** A module of stories in the component story format. */
interface Stories {
  readonly default: Meta;
  readonly [name: string]: unknown;
}
type Args = Readonly<Record<string, unknown>>;
type Render = (args: Args, context: { readonly args: Args; readonly globals: Args }) => unknown;
interface Story {
  readonly args?: Args;
  readonly render?: Render;
  readonly parameters?: { readonly a11y?: { readonly test?: "off" }; readonly layout?: "fullscreen" };
}
interface Meta extends Story {
  readonly title: string;
}

/** How a story is shown. */
export interface Look {
  readonly theme: "light" | "dark";
  readonly contrast?: "more";
  readonly locale: string;
  readonly density?: "compact";
  /** The other way than the language is written. */
  readonly direction?: "rtl";
}

declare global {
  /** All stories of the catalogue, by the file that they stand in. */
  var catalogue: {
    names(file: string): readonly string[];
    /** Those that automatic checks have something to say about: a story may say that another one stands for it. */
    checked(file: string): readonly string[];
    show(file: string, name: string, look: Look): Promise<void>;
    /** Whether the story that is shown takes room on the page, or above it as a dialog does. */
    isSeen(): boolean;
  };
}

/** How long an element may take to be there, in frames. */
const FRAMES = 30;

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

function elementsIn(root: ParentNode): LitElement[] {
  return [...root.querySelectorAll<LitElement>("*")].flatMap((element) => [
    ...("updateComplete" in element ? [element] : []),
    ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
  ]);
}

async function drawn(stage: HTMLElement): Promise<void> {
  for (let count = 0; count < FRAMES; count += 1) {
    await frame();
    const waiting = elementsIn(stage).filter(({ isUpdatePending }) => isUpdatePending);
    if (waiting.length === 0 && count > 2) return;
    await Promise.all(waiting.map(({ updateComplete }) => updateComplete));
  }
}

/** What is in the top layer has a box of its own, whatever the element that it stands in has. */
const takesRoom = (elements: Iterable<Element>): boolean =>
  [...elements].some((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width * height > 0 || takesRoom(element.children) || takesRoom(element.shadowRoot?.children ?? []);
  });

/** Makes the catalogue of modules that were bundled with this one. */
export function offer(modules: Readonly<Record<string, Stories>>): void {
  const names = (file: string): readonly string[] =>
    Object.keys(modules[file] ?? {}).filter((name) => name !== "default");
  globalThis.catalogue = {
    names,
    checked: (file) =>
      names(file).filter((name) => (modules[file]?.[name] as Story | undefined)?.parameters?.a11y?.test !== "off"),
    show: async (file, name, { theme, contrast, locale, density, direction }) => {
      const { default: meta, [name]: given } = modules[file] as Stories;
      const story = given as Story;
      const root = document.documentElement;
      root.dataset["theme"] = theme;
      root.lang = locale;
      root.dir = direction ?? (locale.startsWith("ar") ? "rtl" : "ltr");
      root.dataset["density"] = density ?? "comfortable";
      root.dataset["contrast"] = contrast ?? "usual";
      // A whole page brings its own main region, or stands in none: a part stands in that of the catalogue.
      const stage = document.createElement(meta.parameters?.layout === "fullscreen" ? "div" : "main");
      document.body.replaceChildren(stage);
      const args = { ...meta.args, ...story.args };
      const made = (story.render ?? meta.render)?.(args, { args, globals: { theme, locale } });
      if (made instanceof Node) stage.append(made);
      else render(made, stage);
      await drawn(stage);
    },
    isSeen: () => takesRoom(document.body.firstElementChild?.children ?? []),
  };
}
