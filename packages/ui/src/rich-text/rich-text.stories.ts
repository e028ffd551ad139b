import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { richTextStyles } from "./rich-text.styles.ts";
import { RichText } from "./rich-text.ts";
import { shownRichText } from "./shown.ts";

/** The controls of the stories. */
interface Args {
  label: string;
  value: string;
  isRead?: boolean;
  change: (value: string) => void;
}

const TEXT =
  "Text for notes, with bold, italic, headings, lists, links and code. It is kept as a part of Markdown and never read as HTML, whatever is pasted. " +
  "For one line take a text field. Ctrl+B, I, K and E make bold, italic, a link and code; the toolbar is one stop of Tab, arrows go along it.";

const NOTE = `## Call with Dr. Petersen

Price is agreed at **€640,000**. Open are _liability_ and the date for Sassnitz.

- § 9: clause \`L-7\` fits
- Commissioning before 1 October

Their draft: [Vertragsentwurf v4](https://example.com/v4)`;

const meta: Meta<Args> = {
  title: "Parts/Text/Rich text",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Note", value: NOTE, change: () => {} },
  argTypes: { change: { action: "change" } },
  render: ({ label, value, isRead, change }) =>
    staged({
      styles: [richTextStyles],
      build: (host) => {
        const part = new RichText(host, () => ({ label, value, placeholder: "Write a note", change }));
        return () => (isRead ? shownRichText(value) : part.render());
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Written: Story = {};
export const Empty: Story = { args: { value: "" } };
export const Read: Story = { args: { isRead: true } };
