import { css } from "lit";
import { chartTokens } from "../tokens/chart-tokens.styles.ts";

const chart = css`
  .cht { position: relative; min-inline-size: 0; }
  .cht .plot { position: relative; direction: ltr; touch-action: pan-y; border-radius: var(--n-radius-mark); }
  .cht .plot:focus-visible { outline-offset: 4px; }
  .cht .plot > svg { display: block; inline-size: 100%; block-size: auto; overflow: visible; }
  .chart text { font-size: var(--n-size-meta); fill: var(--n-chart-axis); font-family: inherit; font-variant-numeric: tabular-nums lining-nums; unicode-bidi: plaintext; }
  .chart.large text { font-size: var(--n-size-table); }
  .chart text.name, .chart text.val { fill: var(--n-text); }
  .chart text.end { fill: var(--n-text); font-weight: 600; }
  .chart text.end.s1 { fill: var(--n-accent-text); }
  .chart text.end.compare { fill: var(--n-chart-axis); font-weight: 400; }
  .chart text.sum { fill: var(--n-text); font-weight: 600; }
  .chart .grid { stroke: var(--n-chart-grid); }
  .chart .zero { stroke: var(--n-chart-zero); }
  .chart .cross { stroke: var(--n-border-strong); }
  .s1 { --s: var(--n-chart-1); }
  .s2 { --s: var(--n-chart-2); }
  .s3 { --s: var(--n-chart-3); }
  .s4 { --s: var(--n-chart-4); }
  .s5 { --s: var(--n-chart-5); }
  .s6 { --s: var(--n-chart-6); }
  .s7 { --s: var(--n-chart-7); }
  .s8 { --s: var(--n-chart-8); }
  .compare { --s: var(--n-chart-compare); }
  .target { --s: var(--n-chart-target); }
  .rest { --s: var(--n-border-strong); }
  .cht .line { stroke: var(--s); stroke-width: 2; fill: none; stroke-linejoin: round; stroke-linecap: round; }
  .cht .line.fine { stroke-linejoin: bevel; }
  .cht .line.compare { stroke-width: 1.5; stroke-dasharray: 4 3; stroke-linecap: butt; }
  .cht .line.target { stroke-width: 1.25; stroke-dasharray: 0.1 4; }
  .chart .area { fill: var(--s); fill-opacity: 0.12; }
  .chart .bar { fill: var(--s); }
  .chart .dim { fill-opacity: 0.5; }
  .chart .part { stroke: var(--n-surface); stroke-width: 2; stroke-linejoin: round; }
  .chart .dot { fill: var(--s); stroke: var(--n-surface); stroke-width: 2; }
  .chart .cell { --s: var(--n-chart-1); fill: color-mix(in oklab, var(--s) calc(var(--l) * 10%), var(--n-surface)); }
  .chart .below { --s: var(--n-chart-8); }
  .chart .cell.at { stroke: var(--n-text); stroke-width: 1.5; }
  .l0 { --l: 0.4; } .l1 { --l: 1; } .l2 { --l: 2; } .l3 { --l: 3; } .l4 { --l: 4; } .l5 { --l: 5; } .l6 { --l: 6; }
  .legends:empty { display: none; }
  .legend { display: flex; flex-wrap: wrap; gap: var(--n-space-1) var(--n-space-4); margin-block-end: var(--n-space-2); font-size: var(--n-size-meta); line-height: var(--n-line-meta); color: var(--n-text-quiet); }
  .legend li { display: inline-flex; align-items: center; gap: 6px; min-inline-size: 0; }
  .swatch { flex: none; inline-size: 16px; block-size: 8px; }
  .swatch .line { stroke-width: 2.5; }
  .tip { position: absolute; inset: 0 auto auto 0; z-index: 1; display: grid; gap: 2px; inline-size: max-content; max-inline-size: min(280px, 100%); padding: var(--n-space-2) 10px; border-radius: var(--n-radius-control); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-meta); line-height: var(--n-line-meta); pointer-events: none; }
  .tip b { font-weight: 600; }
  .tip .row { display: flex; align-items: center; gap: 6px; color: var(--n-text-quiet); }
  .tip .row .num { margin-inline-start: var(--n-space-3); color: var(--n-text); }
  .tip .row.at { color: var(--n-text); font-weight: 500; }
  .cht .unseen { contain: strict; }
  .cht .say { display: grid; inline-size: 100%; place-content: center; justify-items: center; gap: var(--n-space-2); text-align: center; color: var(--n-text-quiet); border-radius: var(--n-radius-control); }
    .cht .list { max-block-size: 400px; overflow: auto; }
  .cht table { inline-size: 100%; border-collapse: collapse; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .cht caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .cht :is(th, td) { padding: 8px var(--n-space-2); white-space: nowrap; border-block-end: 1px solid var(--n-border); font-weight: 400; text-align: start; }
  .cht thead th { font-weight: 500; color: var(--n-text-quiet); }
  .cht .r { text-align: end; }
  @media (prefers-contrast: more) { .s2 { --d: 10 3; } .s3 { --d: 2 3; } .s4 { --d: 8 3 2 3; } .s5 { --d: 14 4; } .s6 { --d: 5 2; } .s7 { --d: 8 3 2 3 2 3; } .s8 { --d: 1 5; } .cht .line:is(.s2, .s3, .s4, .s5, .s6, .s7, .s8) { stroke-dasharray: var(--d); } }
  :host([data-contrast="more"]) .line.s2 { stroke-dasharray: 10 3; }
  :host([data-contrast="more"]) .line.s3 { stroke-dasharray: 2 3; }
  :host([data-contrast="more"]) .line.s4 { stroke-dasharray: 8 3 2 3; }
  @media (forced-colors: active) {
    .cht svg { forced-color-adjust: none; }
    .chart text, .chart text:is(.end, .name, .val, .sum, .end.s1, .end.compare) { fill: CanvasText; }
    :is(.s1, .s3, .s5, .s7) { --s: CanvasText; }
    :is(.s2, .s4, .s6, .s8) { --s: Highlight; }
    .compare, .rest, .chart .grid { --s: GrayText; }
    .target { --s: CanvasText; }
    .s2 { --d: 10 3; } .s3 { --d: 2 3; } .s4 { --d: 8 3 2 3; } .s5 { --d: 14 4; } .s6 { --d: 5 2; } .s7 { --d: 8 3 2 3 2 3; } .s8 { --d: 1 5; }
    .cht .line:is(.s2, .s3, .s4, .s5, .s6, .s7, .s8) { stroke-dasharray: var(--d); }
    .chart .grid { stroke: GrayText; stroke-opacity: 0.4; }
    .chart :is(.zero, .cross) { stroke: CanvasText; }
    .chart :is(.bar, .part, .dot) { stroke: Canvas; }
    .chart .bar:is(.s3, .s4, .s7, .s8) { fill: Canvas; stroke: var(--s); stroke-width: 2; }
    .chart .bar:is(.s7, .s8) { stroke-dasharray: 3 2; }
    .chart .cell { fill: Canvas; stroke: GrayText; }
    .chart :is(.l4, .l5, .l6) { stroke: CanvasText; stroke-width: 2; }
    .tip { border: 1px solid CanvasText; }
  }
  @media print { .tip { display: none; } .cht { break-inside: avoid; print-color-adjust: exact; } }
`;

/** How charts look, and the tokens that only they have. */
export const chartStyles = [chartTokens, chart];
