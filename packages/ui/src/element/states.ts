import { html, nothing, svg, type TemplateResult } from "lit";
import { button } from "../parts/button.ts";
import { ALERT, icon, REFRESH } from "../parts/icon.ts";
import type { PartHost } from "./part-host.ts";
import { words } from "./words.ts";

/** Who says what a state has to say. */
interface Speaker extends Pick<PartHost, "say"> {
  explain(error: unknown): string;
}

/** The picture of a state, 96 by 72: a grey line with one stroke in the accent. */
export const picture = (line: string, accent: string): TemplateResult =>
  html`<svg class="pic" viewBox="0 0 96 72" aria-hidden="true">${svg`<path d=${line}/><path class="hl" d=${accent}/>`}</svg>`;

const UNPLUGGED = picture(
  "M8 36h16M24 25v22h6a11 11 0 0 0 0-22zM88 36H72M72 25v22h-6a11 11 0 0 1 0-22zM41 31h6M41 41h6",
  "M47 17l1.5 6M39 18.5l3 5M56 18.5l-3 5",
);
const LOCK = picture("M30 34h36v26H30zM37 34v-8a11 11 0 0 1 22 0v8", "M48 44v6");

/** A state that stands in the place of the content: one picture, one sentence, one action. */
export const message = (says: {
  readonly picture: TemplateResult;
  readonly title?: string;
  readonly text: string;
  readonly action?: unknown;
  readonly small?: unknown;
  readonly alert?: boolean;
}): TemplateResult => html`<div class="msg" role=${says.alert ? "alert" : nothing}>
  ${says.picture}
  <p>${says.title ? html`<b>${says.title}</b> ` : nothing}${says.text}</p>
  ${says.action ? html`<div class="btns">${says.action}</div>` : nothing}
  ${says.small ? html`<p class="meta">${says.small}</p>` : nothing}
</div>`;

/** What cannot be shown, and why: no access, or a failure with a retry. */
export function problem(error: unknown, speaker: Speaker, retry: () => void): TemplateResult {
  const t = (key: keyof typeof words) => speaker.say(words, key);
  const told = (error ?? {}) as { readonly code?: string; readonly message?: string; readonly requestId?: string };
  const again = button({ label: t("state.retry"), icon: REFRESH, act: retry });
  const alert = true;
  if (told.code === "FORBIDDEN") {
    return message({ picture: LOCK, title: t("state.forbidden.title"), text: t("state.forbidden.who"), alert });
  }
  if (told.code === "SIGN_IN_NEEDED" || told.code === "TOKEN_ENDED") {
    return message({ picture: LOCK, title: t("state.signin.title"), text: t("state.signin.do"), action: again, alert });
  }
  const slow = told.code === "TOO_SLOW" && !told.message;
  const text = told.code && told.message ? speaker.explain(error) : t(slow ? "state.error.slow" : "state.error.broken");
  const small = told.requestId
    ? html`${t("state.request")} <span class="num mono">${told.requestId}</span>`
    : undefined;
  return message({ picture: UNPLUGGED, title: t("state.error.title"), text, action: again, small, alert });
}

/** A quiet line above content that is still there. */
export const banner = (text: string): TemplateResult =>
  html`<p class="banner" role="status">${icon(ALERT)}<span>${text}</span></p>`;
