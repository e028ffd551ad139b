import { css } from "lit";
import { chartTokens } from "../tokens/chart-tokens.styles.ts";

const tiles = css`
  .spark { display: block; inline-size: 100%; block-size: 36px; overflow: visible; direction: ltr; }
  .spark path { vector-effect: non-scaling-stroke; fill: none; stroke-linejoin: round; stroke-linecap: round; }
  .spark .own { stroke: var(--n-chart-1); stroke-width: 1.5; }
  .spark .compare { stroke: var(--n-chart-compare); stroke-width: 1.25; stroke-dasharray: 3 3; stroke-linecap: butt; }
  .delta { display: inline-flex; align-items: baseline; gap: 2px; font-weight: 500; white-space: nowrap; color: var(--n-text-quiet); }
  .delta .icon { align-self: center; inline-size: 12px; block-size: 12px; stroke-width: 2px; }
  .delta.good, .why .v.good { color: var(--n-positive-text); }
  .delta.bad, .why .v.bad { color: var(--n-negative-text); }
  .kpi-row { container-type: inline-size; }
  .kpis { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: var(--n-space-4); }
  .kpis > * { display: grid; min-inline-size: 0; }
  @container (max-width: 940px) { .kpis { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  @container (max-width: 480px) { .kpis { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: 72%; overflow-x: auto; scroll-snap-type: x mandatory; scrollbar-width: none; } .kpis > * { scroll-snap-align: start; } .kpis:has(> :only-child) { grid-auto-columns: 100%; } }
  .kpi { position: relative; display: grid; align-content: start; min-inline-size: 0; padding: var(--n-card); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .kpi .label { font-weight: 500; color: var(--n-text-quiet); }
  .kpi .label button { font-weight: inherit; }
  .kpi .label button::after { content: ""; position: absolute; inset: 0; border-radius: var(--n-radius-card); }
  .kpi .label button:focus-visible { outline: 0; }
  .kpi .label button:focus-visible::after { outline: 2px solid var(--n-focus); outline-offset: 2px; }
  @media (hover: hover) { .kpi.opens:hover { border-color: var(--n-border-strong); } }
  .kpi .fig { margin-block-start: var(--n-space-1); font-size: var(--n-size-figure); line-height: 32px; font-weight: 600; letter-spacing: var(--n-tracking-title); }
  .kpi small { font-size: var(--n-size-table); font-weight: 400; letter-spacing: 0; color: var(--n-text-quiet); }
  .kpi .vs { display: flex; flex-wrap: wrap; gap: 0 6px; }
  .kpi .vs + .goal { margin-block-start: var(--n-space-2); }
  .kpi .spark { margin-block: var(--n-space-3) var(--n-space-2); }
  .kpi .goal { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--n-space-2); padding-block-start: var(--n-space-2); border-block-start: 1px solid var(--n-border); }
  .kpi .none { margin-block: var(--n-space-2); color: var(--n-text-quiet); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .kpi .btn { position: relative; justify-self: start; }
  .kpi .sk.fig { inline-size: 60%; block-size: 24px; margin-block: 8px 4px; }
  .kpi .sk.vs { inline-size: 45%; block-size: 12px; }
  .kpi .sk.foot { inline-size: 50%; block-size: 12px; margin-block-start: var(--n-space-2); }
  .why { display: flex; flex-direction: column; min-inline-size: 0; }
  .why header { display: flex; align-items: center; justify-content: space-between; gap: var(--n-space-2); min-block-size: 28px; margin-block-end: var(--n-space-2); }
  .why h3, .why header .v { font-size: var(--n-size-body); line-height: var(--n-line-body); font-weight: 600; }
  .why li + li { border-block-start: 1px solid var(--n-border); }
  .why li > * { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; gap: 2px var(--n-space-3); inline-size: 100%; padding-block: 10px; border-radius: var(--n-radius-mark); }
  @media (hover: hover) { .why li > button:hover .t { text-decoration: underline; text-underline-offset: 3px; } }
  .why .t, .why .v { font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .why .v { font-weight: 500; text-align: end; }
  .why li .meta { min-inline-size: 72px; text-align: end; }
  .why .bar { position: relative; align-self: center; block-size: 6px; direction: ltr; }
  .why .bar i { position: absolute; inset-block: 0; border-radius: 2px; min-inline-size: 2px; background: var(--n-chart-compare); }
  .why .bar .good { background: var(--n-positive-mark); }
  .why .bar .bad { background: var(--n-negative-mark); }
  .why .bar .at { inset-block: -3px; inline-size: 1px; min-inline-size: 1px; background: var(--n-chart-zero); border-radius: 0; }
  .why .foot { margin-block-start: auto; padding-block-start: var(--n-space-3); }
  @media (forced-colors: active) { .spark { forced-color-adjust: none; } .spark .own { stroke: CanvasText; } .spark .compare { stroke: GrayText; } .why .bar i { forced-color-adjust: none; background: CanvasText; } .why .bar .bad { background: Highlight; } }
  @media print { .kpi, .why { break-inside: avoid; print-color-adjust: exact; } }
`;

/** How tiles, sparklines, changes and what moved a figure look. */
export const tileStyles = [chartTokens, tiles];
