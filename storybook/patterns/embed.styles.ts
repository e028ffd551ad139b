import { css } from "lit";

/** The habits of a page that is not ours. */
export const hostStyles = css`
  :host { --brand: #7a2e6b; --nexus-font: initial; --nexus-font-adjust: initial; display: block; min-block-size: 100dvh; font: 17px/1.6 Georgia, "Liberation Serif", serif; background: light-dark(#faf6f0, #1c1719); color: light-dark(#2b2420, #ece4e0); overflow-wrap: break-word; }
  *, ::before, ::after { box-sizing: border-box; }
  p, h1, h2 { margin: 0; }
  article > p + p { margin-block-start: 0; }
  a { color: inherit; text-decoration: none; }
  .in, .hm { max-width: 1120px; margin-inline: auto; padding-inline: 28px; }
  .hh { background: var(--brand); color: #fff; }
  .hh .in { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 32px; padding-block: 18px; }
  .logo { display: flex; align-items: center; gap: 12px; font-size: 21px; font-weight: 700; }
  .logo svg { width: 32px; fill: none; stroke: #fff; stroke-width: 2; stroke-linecap: round; }
  nav { display: flex; flex-wrap: wrap; gap: 2px 24px; font-size: 16px; }
  nav a { padding-block: 6px; border-bottom: 2px solid transparent; }
  nav a[aria-current] { border-color: #fff; }
  .hm { display: grid; grid-template-columns: minmax(0, 1fr) 352px; gap: 48px; padding-block: 40px 56px; }
  h1 { font: 700 34px/1.2 Georgia, "Liberation Serif", serif; }
  h2 { margin: 32px 0 8px; font: 700 22px/1.3 Georgia, "Liberation Serif", serif; }
  .by { margin: 6px 0 20px; font-size: 15px; font-style: italic; opacity: 0.75; }
  article > p { max-width: 62ch; }
  article > ::slotted(*) { margin-block: 24px 0; }
  aside { display: grid; gap: 24px; align-content: start; }
  .box { border-top: 3px solid var(--brand); padding-top: 12px; font-size: 16px; }
  .box h2 { margin: 0 0 4px; font-size: 19px; }
  .hf { width: min(1064px, 100% - 36px); margin-inline: auto; padding-block: 20px; border-top: 1px solid light-dark(#0002, #fff2); font-size: 14px; opacity: 0.75; }
  @media (max-width: 860px) { .hm { grid-template-columns: minmax(0, 1fr); gap: 32px; padding: 28px 18px 40px; } .in { padding-inline: 18px; } h1 { font-size: 28px; } }
`;

/** A widget: no outer margin and no ground of a page, one hairline, the host's font at our sizes. */
export const widgetStyles = css`
  :host { --nexus-chart-1: light-dark(var(--nexus-accent-9), var(--nexus-accent-11)); container-type: inline-size; background: var(--n-surface); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); }
  .widget > header { display: flex; align-items: center; justify-content: space-between; gap: var(--n-space-3); min-block-size: 48px; padding-inline: var(--n-card); }
  .widget h3 { font-size: 15px; line-height: var(--n-line-body); font-weight: 700; }
  .widget .rows .title { font-weight: 400; }
  .widget .rows { border-block-start: 0; }
  .widget .rows > li:first-child { border-block-start: 1px solid var(--n-border); }
  .widget :is(.btn, .delta) { font-weight: 700; }
  .widget .state { font-size: var(--n-size-table); }
  .widget .link { color: var(--n-accent-text); font-size: var(--n-size-table); font-weight: 700; text-decoration: none; }
  .rate { padding: 0 var(--n-card) var(--n-space-3); }
  .rate .fig { font-size: 24px; line-height: 30px; font-weight: 700; }
  .rate .cht { margin-block-start: var(--n-space-3); }
`;
