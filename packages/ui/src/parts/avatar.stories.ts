import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { type AvatarSays, avatar, avatarStyles, avatars } from "./avatar.ts";

/** The controls of the stories. */
interface Args extends AvatarSays {
  name: string;
  isMe: boolean;
}

const FACE =
  "data:image/svg+xml," +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#9db4d8" d="M0 0h32v32H0z"/><circle cx="16" cy="12" r="6" fill="#3a4a63"/><path fill="#3a4a63" d="M4 32a12 11 0 0 1 24 0z"/></svg>`,
  );
const TEAM = ["Ines Brandt", "Amara Okoye", "Tomasz Zieliński", "Lea Marchetti", "Henrik Dahl"];

const TEXT =
  "A person, as a picture or as initials, with the whole name as its title; a company is square. Where the name stands beside it, say so: then it is not " +
  "read out twice. A group shows the first three and how many more, and is one picture with all names for who listens.";

const meta: Meta<Args> = {
  title: "Parts/Figures/Avatar",
  parameters: { docs: { description: { component: TEXT } } },
  args: { name: "Amara Okoye", isMe: false },
  render: ({ name, isMe, ...says }) => staged({ styles: [avatarStyles], build: () => () => avatar(name, isMe, says) }),
};
export default meta;

type Story = StoryObj<Args>;

export const Initials: Story = {};
export const Me: Story = { args: { name: "Ines Brandt", isMe: true } };
export const Large: Story = { args: { size: "large" } };
export const Picture: Story = { args: { size: "large", image: FACE } };
export const PictureMissing: Story = { args: { size: "large", image: "data:image/png;base64,none" } };
export const Company: Story = { args: { name: "Rheinland Chemiepark", isSquare: true, size: "medium" } };
export const Named: Story = {
  render: (args) =>
    staged({
      styles: [avatarStyles],
      build: () => () => html`<p class="btns">${avatar(args.name, false, { isNamed: true })} ${args.name}</p>`,
    }),
};
export const Group: Story = {
  render: () =>
    staged({
      styles: [avatarStyles],
      build:
        ({ locale }) =>
        () =>
          avatars(TEAM, locale),
    }),
};
export const GroupOfThree: Story = {
  render: () =>
    staged({
      styles: [avatarStyles],
      build:
        ({ locale }) =>
        () =>
          avatars(TEAM.slice(0, 3), locale),
    }),
};
