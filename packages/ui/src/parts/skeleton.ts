import { css, html, type TemplateResult } from "lit";

/** The size of a box: both as CSS writes lengths, the width of the column where it is left out. */
export interface BoneSays {
  readonly width?: string;
  readonly height?: string;
  readonly isRound?: boolean;
}

/** How skeletons stand: the boxes of what comes. Their ground (`.sk`) is among the states of every element. */
export const skeletonStyles = css`
  .sk.round { border-radius: 50%; flex: none; }
  .sk-tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr)); gap: var(--n-space-3); }
  .sk-tile { display: grid; gap: var(--n-space-3); padding: var(--n-card); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .sk-rows { border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .sk-rows > div { display: flex; align-items: center; gap: var(--n-space-2); block-size: var(--n-row); padding-inline: var(--n-card); }
  .sk-rows > div + div { border-block-start: 1px solid var(--n-border); }
  .sk-rows .sk:last-child { margin-inline-start: auto; }
  .sk-text { display: grid; gap: var(--n-space-2); }
`;

/** One box, of the size of what will stand there. It is seen after 150 ms, so that what comes at once does not flicker. */
export const bone = ({ width = "100%", height = "12px", isRound }: BoneSays = {}): TemplateResult =>
  html`<i class="sk ${isRound ? "round" : ""}" .style=${`inline-size:${width};block-size:${height}`}></i>`;

/** Says once that something loads, around the boxes of it. */
export const skeleton = (label: string, boxes: unknown): TemplateResult =>
  html`<div role="status"><span class="unseen">${label}</span><div aria-hidden="true">${boxes}</div></div>`;

const times = <T>(count: number, draw: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => draw(at));

/** The boxes of tiles with a label, a figure, a line and a note. */
export const tileBones = (count: number): TemplateResult =>
  html`<div class="sk-tiles">${times(count, () => html`<div class="sk-tile">${bone({ width: "72px" })}${bone({ width: "128px", height: "24px" })}${bone({ height: "36px" })}${bone({ width: "88px" })}</div>`)}</div>`;

const WIDTHS = ["36%", "44%", "31%", "41%", "27%"] as const;

/** The boxes of rows: a mark, a name, an amount. */
export const rowBones = (count: number): TemplateResult =>
  html`<div class="sk-rows">${times(count, (at) => html`<div>${bone({ width: "20px", height: "20px", isRound: true })}${bone({ width: WIDTHS[at % 5] as string })}${bone({ width: "64px" })}</div>`)}</div>`;

/** The boxes of a text. */
export const textBones = (lines: number): TemplateResult =>
  html`<div class="sk-text">${times(lines, (at) => bone({ width: at === lines - 1 ? "60%" : "100%" }))}</div>`;
