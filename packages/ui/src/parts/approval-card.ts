import { css, html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf, type Instant } from "../format/formats.ts";
import { state } from "./badge.ts";
import { button } from "./button.ts";
import { icon } from "./icon.ts";
import { words } from "./words.ts";

/** One thing that will be done, exactly. */
export interface ApprovalAct {
  readonly icon?: string;
  readonly title: string;
  readonly text?: string;
  /** Changes it before it is approved. */
  readonly edit?: { readonly label: string; readonly act: () => void };
}

/** What somebody is asked to approve. */
export interface ApprovalSays {
  /** What will be done, and as whom: "Send 2 emails as Ines Brandt". */
  readonly title: string;
  readonly acts: readonly ApprovalAct[];
  /** What cannot be taken back: "Cannot be undone once sent." */
  readonly warning?: string;
  readonly expires: Instant;
  readonly now: Instant;
  /** What approving is called: "Approve and send". */
  readonly approve: { readonly label: string; readonly act: () => void };
  readonly decline: () => void;
  /** What was decided; the card stays as the record of it. */
  readonly decided?: "approved" | "declined";
  readonly isBusy?: boolean;
}

/** How an approval looks. */
export const approvalStyles = css`
  .approval { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-2); padding: var(--n-space-3); border: 1px solid var(--n-border-strong); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .approval > .told { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 var(--n-space-3); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .approval h3 { font-size: var(--n-size-body); line-height: var(--n-line-body); font-weight: 500; }
  .approval ul { border-block: 1px solid var(--n-border); }
  .approval li { display: flex; align-items: center; gap: var(--n-space-2); padding-block: var(--n-space-2); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .approval li + li { border-block-start: 1px solid var(--n-border); }
  .approval li > .icon { color: var(--n-text-quiet); }
  .approval li .cut { display: block; }
`;

/** Asks for an approval: the exact acts, whether they can be undone, and until when. Nothing happens before. */
export function approvalCard(host: PartHost, says: ApprovalSays): TemplateResult {
  const { title, acts, warning, expires, now, approve, decline, decided, isBusy } = says;
  const t = (key: keyof typeof words, params = {}) => host.say(words, key, params);
  const formats = formatsOf(host.locale);
  const isOver = !decided && new Date(expires) <= new Date(now);
  const isToday = formats.date(expires, "numeric") === formats.date(now, "numeric");
  const when = isToday ? formats.time(expires) : formats.dateTime(expires, "short");
  const told = decided
    ? state(t(`parts.approval.${decided}`), decided === "approved" ? "good" : "hollow")
    : isOver
      ? state(t("parts.approval.expired"), "hollow")
      : state(t("parts.approval.state"), "warn");
  const isOpen = !decided && !isOver;
  return html`<section class="approval" aria-label=${title}>
    <div class="told" role="status">${told}${isOpen ? html`<span class="meta">${t("parts.approval.expires", { when })}</span>` : nothing}</div>
    <h3>${title}</h3>
    <ul>${acts.map(
      ({ icon: sign, title: what, text, edit }) => html`<li>
        ${sign ? icon(sign) : nothing}<span class="grow"><span class="cut">${what}</span>${text ? html`<span class="meta cut">${text}</span>` : nothing}</span>
        ${edit && isOpen ? button({ label: edit.label, title: `${edit.label}: ${what}`, kind: "plain", small: true, act: edit.act }) : nothing}
      </li>`,
    )}</ul>
    ${warning ? html`<p class="meta">${warning}</p>` : nothing}
    ${
      isOpen
        ? html`<div class="btns">${button({ label: approve.label, kind: "primary", act: approve.act, busy: isBusy ?? false })}${button({ label: t("parts.approval.decline"), act: decline, disabled: isBusy ?? false })}</div>`
        : nothing
    }
  </section>`;
}
