import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { menuStyles } from "../overlays/menu.styles.ts";
import { avatarStyles } from "../parts/avatar.ts";
import { toastStyles } from "../parts/toast.styles.ts";
import { type Comment, Comments } from "./comments.ts";
import { COMMENTS, NOW, PEOPLE, ZONE } from "./fixture/havelmann.ts";
import { timelineStyles } from "./timeline.styles.ts";

/** The controls of the stories. */
interface Args {
  comments: readonly Comment[];
  tell: (what: string, comment: Comment) => void;
}

const TEXT =
  "What people say to each other about a record, with answers one step deep. One's own comments can be changed, and deleted with a way back. " +
  "@ names somebody. What can be done with a comment stands in its menu, so that it is reached by keyboard and finger alike.";

const ME = PEOPLE[0] as (typeof PEOPLE)[number];

const meta: Meta<Args> = {
  title: "Parts/Collections/Comments",
  parameters: { docs: { description: { component: TEXT } } },
  args: { comments: COMMENTS, tell: () => {} },
  argTypes: { tell: { action: "tell" } },
  render: ({ comments, tell }) =>
    staged({
      styles: [timelineStyles, menuStyles, toastStyles, avatarStyles],
      build: (host) => {
        let now = comments;
        const set = (all: readonly Comment[], what: string, comment: Comment) => {
          now = all;
          tell(what, comment);
          host.requestUpdate();
        };
        const each = (change: (comment: Comment) => Comment[]) =>
          now.flatMap(change).map((one) => ({ ...one, replies: (one.replies ?? []).flatMap(change) }));
        const part = new Comments(host, {
          ...{ label: "Comments", placeholder: "Write a comment", me: ME.id, people: PEOPLE, timeZone: ZONE },
          closeLabel: "Close",
          write: ({ text }, to) => {
            const comment: Comment = { id: `new-${text}`, author: ME, at: NOW, text };
            const reply = (one: Comment) => (one === to ? { ...one, replies: [...(one.replies ?? []), comment] } : one);
            set(to ? now.map(reply) : [...now, comment], "written", comment);
          },
          edit: (comment, { text }) =>
            set(
              each((one) => [one.id === comment.id ? { ...one, text, isEdited: true } : one]),
              "edited",
              comment,
            ),
          remove: (comment) =>
            set(
              each((one) => (one.id === comment.id ? [] : [one])),
              "removed",
              comment,
            ),
          restore: (comment) => set([...now, comment], "restored", comment),
        });
        return () => part.render(now);
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Talk: Story = {};
export const Own: Story = { args: { comments: [{ id: "c9", author: ME, at: NOW, text: "Contract goes out today." }] } };
export const None: Story = { args: { comments: [] } };
