import { date, type FieldData, money, percent, text } from "@nexus-os/contracts";
import type { Params } from "@nexus-os/sdk";
import {
  avatar,
  breadcrumbStyles,
  button,
  Composer,
  cardStyles,
  dismissal,
  EditInPlace,
  editStyles,
  fieldStyles,
  formatsOf,
  MORE,
  PAPERCLIP,
  PENCIL,
  PHONE,
  recordPage,
  recordStyles,
  SEND,
  SPARK,
  state,
  type TimelineEntry,
  tabsStyles,
  timeline,
  timelineStyles,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import { NOW, pattern, strong, ZONE } from "./frame.ts";
import { belonging, happened, quoteStyles } from "./record-deal.ts";
import { words } from "./record-words.ts";

const TEXT =
  "A deal: what it is, how far it is and what comes next; its fields, which are changed where they stand; what happened, with a place to write into it; " +
  "and what belongs to it. On a phone what happened comes before the fields.";

const styles = css`
  .link { color: var(--n-accent-text); font-weight: 500; }
  .file { font-weight: 400; }
`;

const STAGES = ["qualify", "discovery", "proposal", "negotiation", "contract"] as const;
type Stage = (typeof STAGES)[number];
const SPENT: Readonly<Partial<Record<Stage, number>>> = { qualify: 9, discovery: 14, proposal: 11, negotiation: 6 };
const PEOPLE = ["Amara Okoye", "Ines Brandt", "Jonas Weidner", "Lea Marchetti", "Tomasz Zieliński"].map((label) => ({
  id: label,
  label,
}));
const euros = (minor: number) => ({ minor, currency: "EUR" });

const meta: Meta = {
  title: "Patterns/Record",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () =>
    pattern(
      [
        breadcrumbStyles,
        cardStyles,
        editStyles,
        fieldStyles,
        quoteStyles,
        recordStyles,
        tabsStyles,
        timelineStyles,
        styles,
      ],
      (host, desk) => {
        const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
        const formats = formatsOf(host.locale, ZONE);
        const values = new Map<string, unknown>([
          ["company", "Ostsee Energie Verteilnetz GmbH"],
          ["contact", "Dr. Annegret Petersen"],
          ["amount", euros(64_000_000)],
          ["margin", 0.342],
          ["probability", 0.75],
          ["weighted", euros(48_000_000)],
          ["closes", "2026-05-29"],
          ["source", t("patterns.record.sourceIs")],
          ["competitor", ""],
          ["delivery", "Lübeck, Rostock-Warnemünde, Sassnitz"],
          ["terms", t("patterns.record.termsAre")],
        ]);
        let entries: TimelineEntry[] = happened(host);
        let stage: Stage = "negotiation";
        let [isNextDone, isAdvised, isWhole] = [false, true, false];
        const set = (change: () => void): void => {
          change();
          host.requestUpdate();
        };
        const add = (entry: Omit<TimelineEntry, "id" | "at">): void =>
          set(() => {
            entries = [{ ...entry, id: `new-${entries.length}`, at: NOW }, ...entries];
          });
        const edit = new EditInPlace(host);
        const composer = new Composer(host, () => ({
          ...{ id: "deal", label: t("patterns.record.write"), people: PEOPLE },
          kinds: [
            {
              id: "note",
              label: t("patterns.record.note"),
              placeholder: t("patterns.record.noteHint"),
              send: t("patterns.record.save"),
            },
            {
              id: "mail",
              label: t("patterns.record.mail"),
              placeholder: t("patterns.record.mailHint"),
              send: t("patterns.record.sendMail"),
            },
            {
              id: "call",
              label: t("patterns.record.callTab"),
              placeholder: t("patterns.record.callHint"),
              send: t("patterns.record.call"),
            },
            {
              id: "task",
              label: t("patterns.record.task"),
              placeholder: t("patterns.record.taskHint"),
              send: t("patterns.record.create"),
            },
          ],
          send: ({ text: wrote }) => add({ icon: PENCIL, text: strong(t("patterns.record.wrote")), wrote }),
          acts: () => [
            button({
              ...{ label: t("patterns.record.attach"), icon: PAPERCLIP, iconOnly: true, kind: "plain", small: true },
              act: () => desk.opens(t("patterns.record.attach")),
            }),
            button({
              ...{ label: t("patterns.record.summarise"), icon: SPARK, kind: "plain", small: true },
              act: () => desk.opens(t("patterns.record.summarise")),
            }),
          ],
        }));
        const field = (
          key: string,
          label: string,
          kind: FieldData,
          shown: (value: unknown) => unknown,
          readOnly = false,
        ) => ({
          label,
          value: edit.render({
            ...{ value: values.get(key), shown: shown(values.get(key)), mayEdit: !readOnly, timeZone: ZONE },
            given: { key, label, field: kind, currencies: ["EUR"] as const },
            explain: String,
            save: async (value) => set(() => values.set(key, value)),
          }),
        });
        const amount = (value: unknown) =>
          html`<span class="num">${formats.money(value as ReturnType<typeof euros>, { as: "full" })}</span>`;
        const share = (value: unknown) => html`<span class="num">${formats.percent(Number(value), 1)}</span>`;
        const fields = () => [
          field("company", t("patterns.record.company"), text(), (value) => html`<span class="link">${value}</span>`),
          field("contact", t("patterns.record.contact"), text(), String),
          field("amount", t("patterns.record.amount"), money(), amount),
          field("margin", t("patterns.record.margin"), percent(), share, true),
          field("probability", t("patterns.record.probability"), percent(), share, true),
          field("weighted", t("patterns.record.weighted"), money(), amount, true),
          field("closes", t("patterns.record.closes"), date(), (value) => formats.date(String(value))),
          field("source", t("patterns.record.source"), text(), String),
          field("competitor", t("patterns.record.competitor"), { ...text(), optional: true }, String),
          field("delivery", t("patterns.record.delivery"), text(), String),
          field("terms", t("patterns.record.terms"), text(), String),
        ];
        const stages = () =>
          STAGES.map((id, index) => {
            const at = STAGES.indexOf(stage);
            const count = SPENT[id] ?? 0;
            const note =
              index > at ? "" : t(index === at ? "patterns.record.soFar" : "patterns.record.days", { count });
            const is = index < at ? ("past" as const) : index === at ? ("now" as const) : ("ahead" as const);
            return { ...{ id, label: t(`patterns.record.${id}`), is }, ...(note ? { note } : {}) };
          });
        const sent = (label: string) => () => add({ icon: SEND, text: html`<b>Ines Brandt</b>: ${label}` });
        const dismiss = (event: Event) =>
          desk.menu.open(
            event.currentTarget as HTMLElement,
            dismissal(host, () => set(() => (isAdvised = false))),
          );
        const page = () =>
          recordPage(host, {
            path: {
              label: t("patterns.record.path"),
              crumbs: [
                { label: t("patterns.record.deals"), href: "#deals" },
                { label: "Ostsee Energie Verteilnetz GmbH", href: "#ostsee" },
              ],
            },
            pager: {
              place: t("patterns.record.place", { at: 13, count: 16 }),
              before: () => desk.opens("12"),
              after: () => desk.opens("14"),
            },
            title: t("patterns.record.title"),
            facts: [
              html`<b class="num">${formats.money(values.get("amount") as ReturnType<typeof euros>)}</b>`,
              state(t(`patterns.record.${stage}`), "half"),
              html`${avatar("Amara Okoye", false, { isNamed: true })}Amara Okoye`,
              html`<span class="quiet">${t("patterns.record.closesOn", { day: formats.date(String(values.get("closes")), "day") })}</span>`,
            ],
            actions: [
              { label: t("patterns.record.send"), icon: SEND, kind: "primary", act: sent(t("patterns.record.send")) },
              { label: t("patterns.record.call"), icon: PHONE, act: sent(t("patterns.record.call")) },
              {
                ...{ label: t("patterns.record.more"), icon: MORE, iconOnly: true, kind: "plain", opens: "menu" },
                act: desk.opener(t("patterns.record.more"), [t("patterns.record.mail"), t("patterns.record.task")]),
              },
            ],
            stages: {
              ...{ label: t("patterns.record.stage"), all: stages() },
              choose: (id) => {
                const before = stage;
                set(() => (stage = id as Stage));
                const told = t("patterns.record.stageIs", { stage: t(`patterns.record.${stage}`) });
                desk.done(told, () => set(() => (stage = before)));
              },
            },
            ...(isNextDone
              ? {}
              : {
                  next: {
                    ...{ text: t("patterns.record.next"), due: t("patterns.record.today"), tone: "warn" as const },
                    done: () => {
                      set(() => (isNextDone = true));
                      desk.done(t("patterns.record.next"), () => set(() => (isNextDone = false)));
                    },
                  },
                }),
            fields: fields(),
            origin: t("patterns.record.origin"),
            timeline: html`${composer.render()}${timeline(host, {
              ...{ label: t("patterns.record.timeline"), entries, now: NOW, timeZone: ZONE },
              ...(isWhole ? {} : { older: { count: 17, act: () => set(() => (isWhole = true)) } }),
            })}`,
            related: belonging(host, desk, {
              ...{ isAdvised, dismiss },
              insert: () => {
                set(() => (isAdvised = false));
                desk.done(t("patterns.record.insert"), () => set(() => (isAdvised = true)));
              },
            }),
          });
        return () => html`${desk.framed("sales", page(), "deals")}${edit.floating()}`;
      },
    ),
};
export default meta;

export const Deal: StoryObj = {};
