import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { PAPERCLIP } from "../parts/icon.ts";
import { tabsStyles } from "../parts/tabs.ts";
import { Composer, type ComposerKind, type Written } from "./composer.ts";
import { PEOPLE } from "./fixture/havelmann.ts";
import { timelineStyles } from "./timeline.styles.ts";

/** The controls of the stories. */
interface Args {
  kinds: readonly ComposerKind[];
  send: (written: Written) => unknown;
}

const TEXT =
  "A place to write into a timeline; its tabs are what can be written. Ctrl+Enter sends, @ offers people to mention: arrows walk, Enter takes one. " +
  "What is typed stays under its tab until it was sent, also where sending fails. For one line take a field.";

const KINDS: readonly ComposerKind[] = [
  { id: "note", label: "Note", placeholder: "Write a note. @ names a person", send: "Save" },
  { id: "mail", label: "Email", placeholder: "Write to Dr. Annegret Petersen", send: "Send" },
  { id: "call", label: "Call", placeholder: "What was said", send: "Log call" },
];

const meta: Meta<Args> = {
  title: "Parts/Collections/Composer",
  parameters: { docs: { description: { component: TEXT } } },
  args: { kinds: KINDS, send: () => {} },
  argTypes: { send: { action: "send" } },
  render: ({ kinds, send }) =>
    staged({
      styles: [timelineStyles, tabsStyles],
      build: (host) => {
        const acts = () => button({ label: "Attach", icon: PAPERCLIP, iconOnly: true, kind: "plain", small: true });
        const composer = new Composer(host, () => ({ id: "note", label: "Write", kinds, people: PEOPLE, send, acts }));
        return () => composer.render();
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Kinds: Story = {};
export const NoteAlone: Story = { args: { kinds: KINDS.slice(0, 1) } };
export const Failing: Story = { args: { send: () => Promise.reject(new Error("The server did not answer.")) } };
