import type { Params } from "@nexus-os/sdk";
import {
  agenda,
  agendaStyles,
  button,
  CHECK_CIRCLE,
  card,
  cardRows,
  cardStyles,
  delta,
  dismissal,
  FILE,
  FLAG,
  formatsOf,
  icon,
  keycap,
  MAIL,
  MICROPHONE,
  PLUS,
  tileStyles,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { EVENTS } from "../../packages/ui/src/agenda/fixture/week.ts";
import { marked, NOW, pattern, strong, TODAY, ZONE } from "./frame.ts";
import { homeStyles } from "./home.styles.ts";
import { words } from "./home-words.ts";

const TEXT =
  "The page that a day begins with: what matters before noon in one paragraph, one field that takes everything, what waits for an answer, " +
  "tasks, the day's hours and advice. Nothing on it is primary. On a phone the inbox comes first, then the day, the tasks, advice and what is pinned.";

const WON = 291_430_000;

type Task = readonly [title: string, note: string, day: string | null];

const meta: Meta = {
  title: "Patterns/Home",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () =>
    pattern([agendaStyles, cardStyles, ...tileStyles, homeStyles], (host, desk) => {
      const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
      const formats = () => formatsOf(host.locale, ZONE);
      const gone = new Set<string>();
      const noted: string[] = [];
      const without = (id: string, text: string): void => {
        gone.add(id);
        host.requestUpdate();
        desk.done(text, () => {
          gone.delete(id);
          host.requestUpdate();
        });
      };
      const link = (label: string) => html`<a class="link" href="#">${label}</a>`;
      const isThere = ({ id }: { readonly id: string }) => !gone.has(id);

      const needs = () => {
        const all = [
          {
            id: "approve",
            icon: CHECK_CIRCLE,
            act: t("patterns.home.reviewed"),
            title: t("patterns.home.approve"),
            text: t("patterns.home.approveNote"),
          },
          {
            id: "mail",
            icon: MAIL,
            act: t("patterns.home.reply"),
            title: t("patterns.home.mail"),
            text: t("patterns.home.mailNote"),
          },
          {
            id: "mention",
            icon: FLAG,
            act: t("patterns.home.open"),
            title: t("patterns.home.mention"),
            text: t("patterns.home.mentionNote"),
          },
          {
            ...{ id: "order", icon: FILE, act: t("patterns.home.file"), title: t("patterns.home.order") },
            text: t("patterns.home.orderNote", {
              amount: formats().money({ minor: 153_600_000, currency: "EUR" }, { as: "full" }),
            }),
          },
        ].filter(isThere);
        const rows = all.map(({ id, icon: sign, act, title, text }) => ({
          ...{ lead: icon(sign), title, text },
          end: button({
            label: act,
            title: `${act}: ${title}`,
            small: true,
            act: () => without(id, t("patterns.home.finished", { what: title })),
          }),
        }));
        return card({
          ...{ title: t("patterns.home.needs"), count: all.length, isFlush: true },
          ...{ end: link(t("patterns.home.inbox")), content: cardRows(rows) },
        });
      };

      const tasks = () => {
        const known: readonly Task[] = [
          [t("patterns.home.task1"), t("patterns.home.task1Note"), null],
          [t("patterns.home.task2"), t("patterns.home.task2Note"), null],
          [t("patterns.home.task3"), t("patterns.home.task3Note"), "2026-05-13"],
          [t("patterns.home.task4"), t("patterns.home.task4Note"), "2026-05-15"],
        ];
        const all = [...noted.map((text): Task => [text, t("patterns.home.captured"), null]), ...known];
        const rows = all
          .filter(([id]) => !gone.has(id))
          .map(([title, text, day], index) => ({
            lead: html`<input class="check" type="checkbox" id=${`task-${index}`} .checked=${false} @change=${() => without(title, t("patterns.home.finished", { what: title }))} />`,
            title: html`<label for=${`task-${index}`}>${title}</label>`,
            text,
            end: html`<span class="meta due ${day ? "" : "warn"}">${day ? formats().date(day, "weekday") : t("patterns.home.today")}</span>`,
          }));
        return card({
          ...{
            title: t("patterns.home.tasks"),
            count: t("patterns.home.of", { count: rows.length, all: 11 }),
            isFlush: true,
          },
          ...{ end: link(t("patterns.home.all")), content: cardRows(rows) },
        });
      };

      const pins = () => {
        const pin = (label: string, amount: number, note: unknown) =>
          html`<li class="card"><a href="#"><span class="meta">${label}</span><span class="fig"><span class="num">${desk.money(amount)}</span></span><span class="meta">${note}</span></a></li>`;
        const moved = delta(host, { figure: { unit: "money", currency: "EUR" }, value: WON, from: 259_280_000 });
        return html`<section class="pinned" aria-label=${t("patterns.home.pinned")}><h2>${t("patterns.home.pinned")}</h2><ul class="pins">
          ${pin(t("patterns.home.won"), WON, html`${moved} ${t("patterns.home.wonNote")}`)}
          ${pin(t("patterns.home.pipeline"), 1_277_840_000, t("patterns.home.weighted", { amount: desk.money(687_194_500) }))}
          ${pin(t("patterns.home.overdue"), 18_430_600, t("patterns.home.overdueNote"))}
        </ul></section>`;
      };

      const today = () =>
        card({
          ...{ title: t("patterns.home.today"), count: t("patterns.home.meetings"), isFlush: true },
          end: button({
            ...{ label: t("patterns.home.add"), icon: PLUS, iconOnly: true, kind: "plain", small: true },
            act: () => desk.opens(t("patterns.home.add")),
          }),
          content: agenda(host, {
            ...{
              label: t("patterns.home.today"),
              day: TODAY,
              now: NOW,
              timeZone: ZONE,
              events: EVENTS,
              hours: [8, 16],
            },
            open: ({ title }) => desk.opens(title),
          }),
        });

      const advice = () => {
        const one = (id: string, text: string, effect: string, act: string) => {
          const dismiss = (event: Event) =>
            desk.menu.open(
              event.currentTarget as HTMLElement,
              dismissal(host, () => without(id, t("patterns.home.dismissed"))),
            );
          return html`<li><div class="grow"><p>${strong(text)}</p><p class="meta">${effect}</p><div class="btns">${button({ label: act, small: true, act: () => without(id, t("patterns.home.finished", { what: act })) })}${button({ label: t("patterns.home.dismiss"), kind: "plain", small: true, opens: "menu", act: dismiss })}</div></div></li>`;
        };
        const [quiet, ending] = [9_500_000, 30_900_000].map((minor) => `+${desk.money(minor)}`);
        const rows = [
          gone.has("quiet")
            ? nothing
            : one(
                "quiet",
                t("patterns.home.quiet", { amount: desk.money(69_230_000) }),
                t("patterns.home.quietEffect", { amount: quiet ?? "" }),
                t("patterns.home.quietAct"),
              ),
          gone.has("ending")
            ? nothing
            : one(
                "ending",
                t("patterns.home.ending", { amount: desk.money(38_640_000) }),
                t("patterns.home.endingEffect", { amount: ending ?? "" }),
                t("patterns.home.endingAct"),
              ),
        ];
        return card({
          ...{ title: t("patterns.home.advice"), isFlush: true, end: link(t("patterns.home.everything")) },
          count: t("patterns.home.of", { count: rows.filter((row) => row !== nothing).length, all: 6 }),
          content: html`<ul class="rows">${rows}</ul>`,
        });
      };

      const capture = (event: Event): void => {
        event.preventDefault();
        const input = (event.currentTarget as HTMLFormElement).querySelector("input") as HTMLInputElement;
        if (!input.value.trim()) return;
        noted.unshift(input.value.trim());
        input.value = "";
        host.requestUpdate();
      };

      return () =>
        desk.framed(
          "home",
          html`<div class="workday">
            <header class="greet">
              <h1>${t("patterns.home.morning", { name: "Ines" })}</h1>
              <p class="brief">${marked(t("patterns.home.brief", { won: desk.money(WON) }), (piece) => html`<a href="#">${piece}</a>`)}</p>
              <p class="meta">${t("patterns.home.sources", { day: formats().date(TODAY, "weekdayLong") })} ${link(t("patterns.home.show"))}</p>
            </header>
            <form class="capture" @submit=${capture}>
              <div class="field">${icon(PLUS)}<input aria-label=${t("patterns.home.capture")} placeholder=${t("patterns.home.hint")} />${button({ label: t("patterns.home.dictate"), icon: MICROPHONE, iconOnly: true, kind: "plain", small: true, act: () => desk.opens(t("patterns.home.dictate")) })}${keycap("C")}</div>
            </form>
            <div class="cols">
              <div class="col"><div class="needs">${needs()}</div><div class="tasks">${tasks()}</div>${pins()}</div>
              <div class="col"><div class="today">${today()}</div><div class="advice">${advice()}</div></div>
            </div>
          </div>`,
        );
    }),
};
export default meta;

export const Home: StoryObj = {};
