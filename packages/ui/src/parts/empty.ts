import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { message } from "../element/states.ts";
import { formatsOf } from "../format/formats.ts";
import { button } from "./button.ts";
import { PLUS, REFRESH } from "./icon.ts";
import { CLOUD, PADLOCK, PLUGS } from "./pictures.ts";
import { words } from "./words.ts";

/** An act that a state offers. */
export interface Offer {
  readonly label: string;
  readonly act: () => void;
}

/** What is shown where there is nothing yet. */
export interface EmptySays {
  readonly picture: TemplateResult;
  /** What will be here. */
  readonly text: string;
  readonly act?: Offer & { readonly icon?: string };
  /** Fills the place with examples, where that helps to understand it. */
  readonly sample?: () => void;
}

/** Nothing is here yet: what will be, and how to begin. */
export const empty = (host: PartHost, { picture, text, act, sample }: EmptySays): TemplateResult =>
  message({
    picture,
    text,
    action: (act || sample) && [
      act ? button({ icon: PLUS, ...act, kind: "primary" }) : nothing,
      sample ? button({ label: host.say(words, "parts.empty.sample"), kind: "plain", act: sample }) : nothing,
    ],
  });

/** Somebody may not see what is here: who can grant it, and how to ask them. */
export function forbidden(
  host: PartHost,
  says: {
    /** What is not open: "Salaries are not open to you." */
    readonly title: string;
    readonly who?: readonly string[];
    readonly ask?: () => void;
    readonly back?: () => void;
  },
): TemplateResult {
  const { title, who = [], ask, back } = says;
  const names = formatsOf(host.locale).list(who, "disjunction");
  return message({
    picture: PADLOCK(),
    title,
    text: who.length ? host.say(words, "parts.forbidden.who", { names }) : host.say(words, "parts.forbidden.nobody"),
    action: (ask || back) && [
      ask ? button({ label: host.say(words, "parts.forbidden.ask"), act: ask }) : nothing,
      back ? button({ label: host.say(words, "parts.forbidden.back"), kind: "plain", act: back }) : nothing,
    ],
    alert: true,
  });
}

/** It could not be loaded: what happened, what to do, and the request's id for whoever is asked about it. */
export function failed(
  host: PartHost,
  says: {
    /** What could not be loaded: "The pipeline could not be loaded." */
    readonly title: string;
    /** What happened, and what is not lost. */
    readonly text: string;
    readonly retry: () => void;
    readonly instead?: Offer;
    readonly requestId?: string;
  },
): TemplateResult {
  const { title, text, retry, instead, requestId } = says;
  return message({
    picture: PLUGS(),
    title,
    text,
    action: [
      button({ label: host.say(words, "parts.failed.retry"), icon: REFRESH, act: retry }),
      instead ? button({ label: instead.label, kind: "plain", act: instead.act }) : nothing,
    ],
    small: requestId
      ? html`${host.say(words, "parts.failed.request")} <span class="num mono">${requestId}</span>`
      : undefined,
    alert: true,
  });
}

/** There is no connection, and nothing was there before. */
export const offline = (host: PartHost, retry: () => void): TemplateResult =>
  message({
    picture: CLOUD(),
    title: host.say(words, "parts.offline"),
    text: host.say(words, "parts.offline.text"),
    action: button({ label: host.say(words, "parts.failed.retry"), icon: REFRESH, act: retry }),
    alert: true,
  });
