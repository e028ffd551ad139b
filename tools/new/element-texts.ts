/** The names that an element is written with. */
export interface ElementNames {
  readonly word: string;
  /** `crates-list` */
  readonly name: string;
  /** CratesList */
  readonly class: string;
  /** cratesList */
  readonly constant: string;
  /** The type of a record: Crate. */
  readonly record: string;
  /** The field that a record is called by. */
  readonly title: string;
  /** Crates */
  readonly heading: string;
}

/** The element. */
export const elementText = (n: ElementNames): string => `
import type { ${n.record} } from "@nexus-os/contracts";
import type { LiveList } from "@nexus-os/sdk";
import { LiveData, message, NexusElement, picture, type Shown } from "@nexus-os/ui";
import { html } from "lit";
import { ${n.constant}Styles } from "./${n.name}.styles.ts";
import { words } from "./${n.name}.words.ts";

const NOTHING = picture("M14 14h68v12H14zM14 32h68v12H14zM14 50h68v12H14z", "M20 20h24");
const ROWS = [0, 1, 2];

/**
 * ${n.heading}, live.
 *
 * @summary ${n.heading}, live.
 * @tag nexus-${n.name}
 * @fires {ReadyEvent} nexus-ready - The ${n.word} are shown
 * @fires {LoadErrorEvent} nexus-load-error - The ${n.word} could not be loaded
 * @slot - Nothing: the element draws all of itself
 * @csspart row - One of the ${n.word}
 */
export class ${n.class} extends NexusElement<typeof words> {
  static override styles = [...NexusElement.styles, ${n.constant}Styles];

  protected readonly words = words;
  readonly #data = new LiveData<LiveList<${n.record}>>(this, (nexus) => nexus.live("${n.word}"));

  protected override reload(): void {
    this.#data.close();
  }

  protected override shown(): Shown {
    return this.#data.shown;
  }

  protected override skeleton(): unknown {
    return html\`<div class="rows" role="status" aria-label=\${this.t("${n.name}.loading")}>
      \${ROWS.map(() => html\`<i class="sk"></i>\`)}
    </div>\`;
  }

  protected override empty(): unknown {
    return message({ picture: NOTHING, text: this.t("${n.name}.none") });
  }

  protected override content(): unknown {
    return html\`<h2>\${this.t("${n.name}.title")}</h2>
      <ul class="rows">
        \${this.#data.list?.items.map((record) => html\`<li part="row">\${record.${n.title}}</li>\`)}
      </ul>\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-${n.name}": ${n.class};
  }
}
`;

/** How it looks. */
export const stylesText = (n: ElementNames): string => `
import { css } from "lit";

/** How the element looks. */
export const ${n.constant}Styles = css\`
  .rows { display: grid; gap: var(--n-space-2); margin-block-start: var(--n-space-3); }
  .rows .sk { block-size: var(--n-space-4); }
\`;
`;

/** What it says. */
export const wordsText = (n: ElementNames): string => `
import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the element says. */
export const words = {
  "${n.name}.title": "${n.heading}",
  "${n.name}.loading": "Loading ${n.word}",
  "${n.name}.none": "${n.heading} will stand here.",
} as const satisfies Words;
spokenIn({ de: () => import("./${n.name}.words.de.json", { with: { type: "json" } }) });
`;

/** The same in German, as far as a machine can know it. */
export const germanText = (n: ElementNames): string =>
  JSON.stringify(
    {
      [`${n.name}.title`]: n.heading,
      [`${n.name}.loading`]: "Wird geladen",
      [`${n.name}.none`]: "Hier steht noch nichts.",
    },
    null,
    2,
  );

/** An element as a page holds it, connected to a memory. */
export const fixtureText = (n: ElementNames): string => `
import { newId, permissionsOf, type ${n.record}, type Session } from "@nexus-os/contracts";
import { type LiveList, type LiveState, type Nexus, type NexusError, translate } from "@nexus-os/sdk";
import type { ${n.class} } from "../${n.name}.ts";

/** What a story says: what is different from a usual day. */
export interface ${n.class}Args {
  readonly records?: readonly ${n.record}[];
  readonly state?: LiveState;
  readonly error?: NexusError;
  readonly theme?: "light" | "dark";
}

const AT = "2026-01-01T08:00:00.000Z";

/** A record with what the element draws; give it more as the element draws more. */
const aRecord = (${n.title}: string): ${n.record} =>
  ({ id: newId(), version: 1, createdAt: AT, updatedAt: AT, archivedAt: null, ${n.title} }) as ${n.record};

const SESSION: Session = {
  kind: "member",
  organization: { id: "o", name: "Havelmann Messtechnik GmbH", currency: "EUR", timeZone: "Europe/Berlin" },
  member: { id: "m", name: "Ines Brandt", email: "ines@example.com", role: "owner" },
  permissions: [...permissionsOf("owner")],
  elements: null,
  expiresAt: "2099-01-01T00:00:00.000Z",
};

function listOf({ records, state, error }: ${n.class}Args): LiveList<${n.record}> {
  return {
    state: state ?? "ready",
    items: records ?? [aRecord("The first"), aRecord("The second")],
    complete: true,
    error: error ?? null,
    changeOf: () => null,
    subscribe: () => () => {},
    apply: () => {},
    propose: () => () => {},
    more: () => {},
    retry: () => {},
    close: () => {},
  };
}

/** The element, connected. */
export function ${n.constant}On(args: ${n.class}Args = {}): ${n.class} {
  const element = document.createElement("nexus-${n.name}");
  const own = {
    url: "memory:",
    locale: "en-GB",
    timeZone: "Europe/Berlin",
    t: (words: Record<string, string>, key: string, params = {}) => translate(words[key] ?? key, params, "en-GB"),
    session: async () => SESSION,
    live: () => listOf(args),
    on: () => () => {},
    destroy: () => {},
  };
  // It has what the element calls; the rest of the interface is of no use to a story.
  element.nexus = own as unknown as Nexus;
  if (args.theme) element.dataset["theme"] = args.theme;
  return element;
}
`;

/** Its states as stories, which are the fixtures of its tests. */
export const storiesText = (n: ElementNames, department: string): string => `
import { NexusError } from "@nexus-os/sdk";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "./index.ts";
import { type ${n.class}Args, ${n.constant}On } from "./fixture/${n.name}.ts";

const meta: Meta<${n.class}Args> = {
  title: "${department}/${n.heading} ${n.name.slice(n.word.length + 1)}",
  component: "nexus-${n.name}",
  parameters: { layout: "padded" },
  render: (args) => ${n.constant}On(args),
};
export default meta;

type Story = StoryObj<${n.class}Args> & { readonly args: ${n.class}Args };

const failure = (code: "INTERNAL" | "FORBIDDEN", status: number, message: string): NexusError =>
  new NexusError({ code, status, message, facts: {}, requestId: "019e1c4a-7f32" });

export const Full: Story = { args: {} };

export const Empty: Story = { args: { records: [] } };

export const Loading: Story = { args: { state: "loading" } };

export const Failed: Story = {
  args: { state: "error", error: failure("INTERNAL", 500, "Something went wrong here. Try again.") },
};

export const Forbidden: Story = {
  args: { state: "error", error: failure("FORBIDDEN", 403, "Your role does not allow ${n.word}.list.") },
};

export const Offline: Story = { args: { state: "offline" } };

export const Stale: Story = { args: { state: "stale" } };

export const Dark: Story = { args: { theme: "dark" } };
`;

/** Its tests: every state is open to everybody, and what it is for is still to be decided. */
export const testText = (n: ElementNames): string => `
import { expect, fixture } from "@open-wc/testing";
import * as stories from "./${n.name}.stories.ts";
import { type ${n.class}Args, ${n.constant}On } from "./fixture/${n.name}.ts";

const { default: _, ...all } = stories;

async function shown(args: ${n.class}Args) {
  const element = ${n.constant}On(args);
  const ready = new Promise((resolve) => {
    element.addEventListener("nexus-ready", resolve, { once: true });
    element.addEventListener("nexus-load-error", resolve, { once: true });
  });
  await fixture(element);
  if (args.state !== "loading") await ready;
  return element;
}

describe("every state of nexus-${n.name}", () => {
  for (const [name, { args }] of Object.entries(all)) {
    it(\`is open to everybody: \${name}\`, async () => {
      const element = await shown(args);
      element.style.setProperty("background", args.theme === "dark" ? "black" : "white");
      await expect(element).to.be.accessible({ ignoredRules: ["region"] });
    });
  }
});

describe("nexus-${n.name}", () => {
  it("shows what somebody came for", async () => {
    const element = await shown(stories.Full.args);
    expect(element.renderRoot.querySelectorAll("li").length).to.equal(2);
    expect.fail("Decide what somebody sees of the ${n.word} here and can do with them, and look for it.");
  });
});
`;
