import { css, html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { words } from "./words.ts";

/** How far something is. */
export interface ProgressSays {
  /** What is being done. */
  readonly label: string;
  /** From 0 to 1; left out where nobody knows. */
  readonly share?: number | undefined;
  /** What is seen above the bar beside the label: "8,112 done, about 2 min left". */
  readonly note?: string | undefined;
  /** The label is read out only: the words stand somewhere else already. */
  readonly isNamed?: boolean;
}

/** How progress looks, as a bar and as a ring. */
export const progressStyles = css`
  .progress { display: block; position: relative; block-size: 4px; border-radius: 2px; background: var(--n-active); overflow: hidden; }
  .progress > i { position: absolute; inset-block: 0; inset-inline-start: 0; background: var(--n-accent); border-radius: 2px; transition: inline-size var(--n-motion-move) var(--n-ease); }
  .progress > .unknown { inline-size: 35%; animation: pass 1.4s ease-in-out infinite alternate; }
  .going { display: grid; gap: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .going p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--n-space-3); }
  .ring { inline-size: var(--n-icon); block-size: var(--n-icon); flex: none; fill: none; stroke-width: 2; transform: rotate(-90deg); }
  .ring .all { stroke: var(--n-active); }
  .ring .done { stroke: var(--n-accent); stroke-linecap: round; transition: stroke-dashoffset var(--n-motion-move) var(--n-ease); }
  .ring.unknown { animation: turn 0.8s linear infinite; }
  .ring.large { inline-size: 32px; block-size: 32px; }
  @keyframes pass { from { inset-inline-start: -10%; } to { inset-inline-start: 75%; } }
  @keyframes turn { from { rotate: 0deg; } to { rotate: 360deg; } }
  @media (prefers-reduced-motion: reduce) { .progress > .unknown, .ring.unknown { animation: none; } .progress > .unknown { inline-size: 100%; opacity: 0.5; } }
  @media (forced-colors: active) { .progress { border: 1px solid; } .progress > i { background: Highlight; } }
`;

const UNITS = [
  ["hour", 3600, 1, 5400],
  ["minute", 60, 1, 100],
  ["second", 1, 10, 0],
] as const;

const bounded = (share: number): number => Math.min(1, Math.max(0, share));
const now = (share: number | undefined) => (share === undefined ? nothing : Math.round(bounded(share) * 100));

/** A bar that fills, or one that moves where nobody knows how far it is. */
export function progress({ label, share, note, isNamed }: ProgressSays): TemplateResult {
  const bar = html`<span class="progress" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${now(share)}
    aria-valuetext=${note ?? nothing}>${
      share === undefined
        ? html`<i class="unknown"></i>`
        : html`<i .style=${`inline-size:${bounded(share) * 100}%`}></i>`
    }</span>`;
  if (isNamed) return bar;
  return html`<div class="going"><p><span>${label}</span>${note ? html`<span class="meta">${note}</span>` : nothing}</p>${bar}</div>`;
}

/** The same as a ring, for where there is no room for a bar. */
export const ring = ({ label, share }: ProgressSays, isLarge = false): TemplateResult => html`<svg
  class="ring ${share === undefined ? "unknown" : ""} ${isLarge ? "large" : ""}"
  viewBox="0 0 16 16"
  role="progressbar"
  aria-label=${label}
  aria-valuemin="0"
  aria-valuemax="100"
  aria-valuenow=${now(share)}
><circle class="all" cx="8" cy="8" r="6.5" /><circle class="done" cx="8" cy="8" r="6.5" pathLength="100" stroke-dasharray="100"
  stroke-dashoffset=${100 - bounded(share ?? 0.25) * 100} /></svg>`;

/** The time that work will still need, as far as its pace tells; nothing while it has hardly begun. */
export function timeLeft(host: PartHost, share: number, elapsedSeconds: number): string | undefined {
  if (share < 0.02 || elapsedSeconds < 2) return undefined;
  const seconds = (elapsedSeconds * (1 - share)) / share;
  // Exact seconds jump about: they are told in tens, and from two minutes on in minutes.
  const [unit, length, step] = UNITS.find(([, , , from]) => seconds >= from) ?? UNITS[2];
  const count = Math.max(1, Math.round(seconds / length / step)) * step;
  const time = formatsOf(host.locale).number(count, { style: "unit", unit, unitDisplay: "short" });
  return host.say(words, "parts.left", { time });
}
