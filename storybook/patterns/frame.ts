import { type Params, speak } from "@nexus-os/sdk";
import {
  avatarStyles,
  BOOK,
  BUILDING,
  badgeStyles,
  CALENDAR,
  CHART,
  CHECK_CIRCLE,
  CHECK_SQUARE,
  CommandBar,
  type CommandGroup,
  commandStyles,
  formatsOf,
  found,
  GRID,
  HOME,
  INBOX,
  LAYERS,
  LOG_OUT,
  MENU,
  Menu,
  type MenuItem,
  menuStyles,
  type PartHost,
  PHONE,
  PLUS,
  type PortalPlace,
  portalFrame,
  portalStyles,
  RECEIPT,
  SETTINGS,
  SLIDERS,
  SPARK,
  Toasts,
  TREND,
  toastStyles,
  ZAP,
} from "@nexus-os/ui";
import { type CSSResult, html, nothing, type TemplateResult } from "lit";
import { type PartStage, staged } from "../../packages/ui/src/fixture/stage.ts";
import { words } from "./frame-words.ts";

/** When the patterns are told: a morning in Berlin. */
export const NOW = "2026-05-12T06:42:00.000Z";
export const TODAY = "2026-05-12";
export const ZONE = "Europe/Berlin";

const href = "#";

/** Where in the portal a pattern stands. */
export type Place = "home" | "sales" | "finance";

type Page = "overview" | "deals" | "quotes" | "companies" | "contacts" | "invoices" | "expenses" | "payments";

/** The portal around a pattern: its navigation, its command bar, and the one menu and the toasts of the page. */
export class Desk {
  readonly menu: Menu;
  readonly toasts: Toasts;
  readonly bar: CommandBar;
  readonly host: PartHost;

  constructor(host: PartHost) {
    this.host = host;
    this.menu = new Menu(host);
    this.toasts = new Toasts(host, () => this.#t("patterns.frame.close"));
    this.bar = new CommandBar(host, () => ({
      label: this.#t("patterns.frame.search"),
      placeholder: this.#t("patterns.frame.search"),
      groups: (query) => this.#found(query),
      run: ({ label }) => this.opens(label),
    }));
  }

  /** An amount of euros, given in cents. */
  money(minor: number, currency = "EUR"): string {
    return formatsOf(this.host.locale).money({ minor, currency });
  }

  /** Tells that something would open elsewhere: a pattern is one page. */
  opens(what: string): void {
    this.toasts.show({ text: this.#t("patterns.frame.opened", { what }) });
  }

  /** Tells that something was done, and how it is taken back. */
  done(text: string, undo?: () => void): void {
    this.toasts.show({ text, ...(undo ? { undo: { label: this.#t("patterns.frame.undo"), act: undo } } : {}) });
  }

  /** Opens a menu of a few words at a button; the chosen one is told, or handed on. */
  choice(label: string, items: readonly (string | MenuItem)[], choose?: (id: string) => void) {
    return (at: HTMLElement): void =>
      this.menu.open(at, {
        label,
        groups: [{ items: items.map((item) => (typeof item === "string" ? { id: item, label: item } : item)) }],
        choose: choose ?? ((id) => this.opens(id)),
      });
  }

  /** The same for a button's own click. */
  opener(label: string, items: readonly (string | MenuItem)[], choose?: (id: string) => void) {
    const open = this.choice(label, items, choose);
    return (event: Event): void => open(event.currentTarget as HTMLElement);
  }

  /** The portal with its pages of a department open, one of them current. */
  framed(place: Place, content: unknown, page?: Page): TemplateResult {
    const t = (key: keyof typeof words, params?: Params) => this.#t(key, params);
    const waiting = (count: number) => ({ count, label: t("patterns.frame.waiting", { count }) });
    const [home, sales, finance] = [
      t("patterns.frame.workspace"),
      t("patterns.frame.sales"),
      t("patterns.frame.finance"),
    ];
    const pages = (all: readonly Page[]) => ({
      places: all.map((id) => ({ label: t(`patterns.frame.${id}`), href, isCurrent: id === page })),
    });
    const at = (one: PortalPlace, isCurrent: boolean): PortalPlace => ({ ...one, isCurrent });
    const inbox = { label: t("patterns.frame.inbox"), href, icon: INBOX, waiting: waiting(4) };
    return portalFrame(this.host, {
      house: { name: "Havelmann GmbH", open: this.choice("Havelmann GmbH", ["Havelmann GmbH", "Havelmann Nord ApS"]) },
      place: page && page !== "overview" ? t(`patterns.frame.${page}`) : { home, sales, finance }[place],
      groups: [
        {
          label: t("patterns.frame.home"),
          isSilent: true,
          places: [
            at({ label: home, href, icon: HOME }, place === "home"),
            inbox,
            { label: t("patterns.frame.tasks"), href, icon: CHECK_SQUARE },
            { label: t("patterns.frame.approvals"), href, icon: CHECK_CIRCLE, waiting: waiting(2) },
          ],
        },
        {
          label: t("patterns.frame.departments"),
          places: [
            {
              label: sales,
              href,
              icon: TREND,
              ...(place === "sales" ? pages(["overview", "deals", "quotes", "companies", "contacts"]) : {}),
            },
            {
              label: finance,
              href,
              icon: RECEIPT,
              ...(place === "finance" ? pages(["overview", "invoices", "expenses", "payments"]) : {}),
            },
            { label: t("patterns.frame.operations"), href, icon: LAYERS },
          ],
        },
        {
          label: t("patterns.frame.tools"),
          places: [
            { label: t("patterns.frame.assistant"), href, icon: SPARK },
            { label: t("patterns.frame.automations"), href, icon: ZAP },
            { label: t("patterns.frame.analytics"), href, icon: CHART },
            { label: t("patterns.frame.marketplace"), href, icon: GRID },
          ],
        },
        {
          label: t("patterns.frame.apps"),
          places: [
            { label: t("patterns.frame.holidays"), href, icon: CALENDAR },
            { label: t("patterns.frame.calibration"), href, icon: BOOK },
          ],
        },
        {
          label: t("patterns.frame.administration"),
          isFoot: true,
          places: [{ label: t("patterns.frame.administration"), href, icon: SLIDERS }],
        },
      ],
      search: { label: t("patterns.frame.search"), key: "Ctrl K", open: () => this.bar.open() },
      create: {
        label: t("patterns.frame.create"),
        open: this.choice(t("patterns.frame.create"), [
          t("patterns.frame.newDeal"),
          t("patterns.frame.newInvoice"),
          t("patterns.frame.logCall"),
        ]),
      },
      notices: { label: t("patterns.frame.notices"), hasNew: true, open: () => this.opens(t("patterns.frame.inbox")) },
      help: {
        label: t("patterns.frame.help"),
        open: this.choice(t("patterns.frame.help"), [t("patterns.frame.help"), t("patterns.frame.keys")]),
      },
      profile: {
        label: t("patterns.frame.profile"),
        name: "Ines Brandt",
        open: this.choice(t("patterns.frame.profile"), [
          { id: t("patterns.frame.settings"), label: t("patterns.frame.settings"), icon: SETTINGS },
          { id: t("patterns.frame.signOut"), label: t("patterns.frame.signOut"), icon: LOG_OUT },
        ]),
      },
      bottom: [
        at({ label: t("patterns.frame.home"), href, icon: HOME }, place === "home"),
        place === "finance"
          ? { label: finance, href, icon: RECEIPT, isCurrent: true }
          : at({ label: sales, href, icon: TREND }, place === "sales"),
        { label: t("patterns.frame.create"), href, icon: PLUS },
        inbox,
        { label: t("patterns.frame.more"), href, icon: MENU },
      ],
      content,
    });
  }

  /** What floats above the page. It stands once, at its end. */
  floating(): TemplateResult {
    return html`${this.menu.render()}${this.bar.render()}${this.toasts.render()}`;
  }

  #found(query: string): CommandGroup[] {
    const t = (key: keyof typeof words, params?: Params) => this.#t(key, params);
    const amount = this.money(64_000_000);
    return [
      {
        title: t("patterns.frame.go"),
        items: found(
          [
            {
              id: "company",
              label: "Ostsee Energie Verteilnetz GmbH",
              icon: BUILDING,
              note: t("patterns.frame.company"),
            },
            { id: "deal", label: "Netzleitstelle Nord", icon: TREND, note: t("patterns.frame.deal", { amount }) },
            { id: "invoice", label: "RE-2026-0388", icon: RECEIPT, note: t("patterns.frame.invoice") },
          ],
          query,
        ),
      },
      {
        title: t("patterns.frame.do"),
        items: found(
          [
            { id: "call", label: t("patterns.frame.logCall"), icon: PHONE, key: "L" },
            { id: "new", label: t("patterns.frame.newInvoice"), icon: RECEIPT, key: "I" },
          ],
          query,
        ),
      },
      {
        title: t("patterns.frame.ask"),
        items: query ? [{ id: "ask", label: t("patterns.frame.asked", { query }), icon: SPARK }] : [],
      },
    ];
  }

  #t(key: keyof typeof words, params?: Params): string {
    return this.host.say(words, key, params);
  }
}

const STYLES = [avatarStyles, badgeStyles, commandStyles, menuStyles, portalStyles, toastStyles];

/**
 * A page that is built from parts: made once with its desk, as soon as its language is there, and drawn again with all
 * that happens on it. Tables and charts keep the names that they are made with.
 */
export const pattern = (
  styles: readonly CSSResult[],
  build: (host: PartHost, desk: Desk) => () => unknown,
): PartStage =>
  staged({
    styles: [...STYLES, ...styles],
    build: (host) => {
      let draw: () => unknown = () => nothing;
      void speak(host.locale).then(() => {
        const desk = new Desk(host);
        const page = build(host, desk);
        draw = () => html`${page()}${desk.floating()}`;
        host.requestUpdate();
      });
      return () => draw();
    },
  });

/** A sentence whose *marked* words are drawn in a way of their own. */
export const marked = (sentence: string, draw: (words: string) => unknown): unknown[] =>
  sentence.split("*").map((piece, index) => (index % 2 ? draw(piece) : piece));

/** Marked words in bold; those between two `#` lead somewhere. */
export const strong = (sentence: string): unknown[] =>
  sentence
    .split("#")
    .flatMap((piece, index) =>
      index % 2 ? [html`<a class="link" href="#">${piece}</a>`] : marked(piece, (said) => html`<b>${said}</b>`),
    );
