import type { Params } from "@nexus-os/sdk";
import { speak } from "@nexus-os/sdk";
import {
  badgeStyles,
  button,
  CALENDAR,
  type CardRow,
  Chart,
  cardRows,
  cardStyles,
  chartStyles,
  delta,
  formatsOf,
  lineChart,
  type PartHost,
  state,
  Toasts,
  tileStyles,
  toastStyles,
} from "@nexus-os/ui";
import { brandCss, themeOf } from "@nexus-os/ui/theme";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing, unsafeCSS } from "lit";
import { type PartStage, staged } from "../../packages/ui/src/fixture/stage.ts";
import { widgetStyles } from "./embed.styles.ts";
import { HostPage } from "./embed-host.ts";
import { words } from "./embed-words.ts";
import { ZONE } from "./frame.ts";

const TEXT =
  "Three widgets in a page that is not ours. They have no outer margin and no ground of a page; the page's font is evened out to our sizes, and " +
  "twelve neutral and twelve accent steps are made of its one colour, #7a2e6b.";

const brand = unsafeCSS(brandCss(themeOf("#7a2e6b"), ":host"));
const PERCENT = { unit: "percent" } as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2025, 5 + at, 1)).toISOString().slice(0, 10));
const SHARES = [62, 64, 61, 66, 70, 69, 73, 75, 74, 79, 78, 82].map((share) => share / 100);

type Say = (key: keyof typeof words, params?: Params) => string;

/** A widget, drawn as soon as its language is there; its notices stand in it. */
function widget(
  slot: string,
  title: keyof typeof words,
  build: (
    host: PartHost,
    t: Say,
    told: (what: string) => () => void,
  ) => { readonly end: () => unknown; readonly content: () => unknown },
): PartStage {
  const stage = staged({
    styles: [badgeStyles, cardStyles, ...chartStyles, ...tileStyles, toastStyles, brand, widgetStyles],
    build: (host) => {
      let draw: () => unknown = () => nothing;
      void speak(host.locale).then(() => {
        const t: Say = (key, params) => host.say(words, key, params);
        const toasts = new Toasts(host, () => t("patterns.embed.closed"));
        const told = (what: string) => () => toasts.show({ text: t("patterns.embed.told", { what }) });
        const { end, content } = build(host, t, told);
        draw = () =>
          html`<section class="widget" aria-label=${t(title)}><header><h3>${t(title)}</h3>${end()}</header>${content()}</section>${toasts.render()}`;
        host.requestUpdate();
      });
      return () => draw();
    },
  });
  if (slot) stage.slot = slot;
  return stage;
}

const calibrations = () =>
  widget("calibrations", "patterns.embed.due", (host, t, told) => {
    const booked = new Set<string>();
    const book = (): void => {
      booked.add("CR-88213");
      told(t("patterns.embed.book"))();
      host.requestUpdate();
    };
    const row = (title: string, number: string, day: string, is: unknown): CardRow => ({
      title,
      text: `${number} · ${formatsOf(host.locale).date(day, "day")}`,
      end: is,
    });
    return {
      end: () => button({ label: t("patterns.embed.book"), icon: CALENDAR, small: true, act: book }),
      content: () =>
        cardRows([
          row(
            "Flow meter DN 80, Werk 2 Nord",
            "CR-88213",
            "2026-05-14",
            booked.size ? state(t("patterns.embed.booked"), "info") : state(t("patterns.embed.inDays"), "warn"),
          ),
          row(
            "Druckmessumformer Kesselhaus, Messstellenbezeichnung PT-4711-B",
            "CR-88240",
            "2026-05-21",
            state(t("patterns.embed.booked"), "info"),
          ),
          row("Level probe LT-80, Tank 7", "CR-88107", "2026-06-02", state(t("patterns.embed.booked"), "info")),
          row("Gas analyser, stack 1", "CR-87990", "2026-04-28", state(t("patterns.embed.done"), "good")),
        ]),
    };
  });

const inTime = () =>
  widget("", "patterns.embed.inTime", (host, t) => {
    const chart = new Chart(host, {
      ...{
        label: t("patterns.embed.inTime"),
        kind: lineChart,
        figure: { ...PERCENT, decimals: 0 },
        along: "days",
        height: 120,
      },
      ...{ alongLabel: t("patterns.embed.month"), timeZone: ZONE, isFromZero: false },
    });
    const data = { points: MONTHS, series: [{ label: t("patterns.embed.inTime"), values: SHARES }] };
    return {
      end: () => nothing,
      content: () => html`<div class="rate">
        <p class="fig"><span class="num">${formatsOf(host.locale).percent(0.82)}</span></p>
        <p class="meta">${delta(host, { figure: PERCENT, value: 0.82, from: 0.62 })} ${t("patterns.embed.versus")}</p>
        ${chart.render(data)}
      </div>`,
    };
  });

const invoices = () =>
  widget("", "patterns.embed.invoices", (host, t) => {
    const row = (minor: number, number: string, is: unknown): CardRow => ({
      title: html`<span class="num">${formatsOf(host.locale).money({ minor, currency: "EUR" }, { as: "full" })}</span>`,
      ...{ text: number, end: is },
    });
    return {
      end: () => html`<a class="link" href="#">${t("patterns.embed.all")}</a>`,
      content: () =>
        cardRows([
          row(7_140_600, "RE-2026-0402", state(t("patterns.embed.late"), "bad")),
          row(2_418_080, "RE-2026-0427", state(t("patterns.embed.tomorrow"), "warn")),
          row(3_791_221, "RE-2026-0366", state(t("patterns.embed.paid"), "good")),
        ]),
    };
  });

const meta: Meta = {
  title: "Patterns/Embed",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () => {
    const page = new HostPage();
    page.append(calibrations(), inTime(), invoices());
    return page;
  },
};
export default meta;

export const Intranet: StoryObj = {};
