import { css } from "lit";

/** The gallery in which states stand side by side. */
export const galleryStyles = css`
  .gallery { display: block; max-inline-size: 1320px; min-block-size: 100dvh; margin-inline: auto; padding: var(--n-space-6) var(--n-space-5) 48px; }
  .gallery > header { margin-block-end: var(--n-space-5); }
  .gallery h1 { font-size: 24px; line-height: 32px; letter-spacing: -0.015em; }
  .gallery h2 { font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .gallery h3 { font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .g { columns: 2; column-gap: var(--n-space-5); }
  figure { break-inside: avoid; margin: 0 0 var(--n-space-6); }
  figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 var(--n-space-4); margin-block-end: var(--n-space-2); }
  .box { position: relative; contain: layout; display: grid; grid-template-columns: minmax(0, 1fr); place-items: center; min-block-size: 216px; padding: var(--n-space-5); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface-sunken); overflow: hidden; }
  .box > * { inline-size: 100%; }
  .scrimmed .box { align-items: start; padding-block: var(--n-space-6); background: linear-gradient(var(--n-scrim), var(--n-scrim)), var(--nexus-page); }
  .scrimmed .commands { max-inline-size: 640px; border-radius: 12px; background: var(--n-surface-raised); box-shadow: var(--n-shadow-dialog); overflow: hidden; }
  .tall .box { padding: 0; justify-items: end; }
  .low .box { align-items: end; padding: var(--n-space-4); }
  .low .toasts { position: static; justify-self: start; max-inline-size: 400px; }
  .box .msg { padding-block: 0; }
  .sign { display: grid; gap: var(--n-space-3); max-inline-size: 344px; padding-block: var(--n-space-4); }
  .sign .mark { display: grid; place-items: center; inline-size: 32px; block-size: 32px; border-radius: 8px; background: var(--n-text); color: var(--n-surface); font-weight: 700; font-size: var(--n-size-title-s); }
  .sign h3 { margin-block-end: var(--n-space-2); font-size: var(--n-size-title-m); line-height: var(--n-line-title-m); letter-spacing: -0.015em; }
  .sign :is(.btn, .field) { block-size: 36px; }
  .sign > a { justify-self: center; margin-block-start: var(--n-space-1); color: var(--n-accent-text); font-size: var(--n-size-table); font-weight: 500; text-decoration: none; }
  .or { display: flex; align-items: center; gap: var(--n-space-3); }
  .or::before, .or::after { content: ""; flex: 1; border-block-start: 1px solid var(--n-border-strong); }
  .parted { display: grid; gap: var(--n-space-4); padding: var(--n-space-5); border-radius: 12px; background: var(--n-surface-raised); box-shadow: var(--n-shadow-dialog); }
  .parted h3 { font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); }
  .parted header p { font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .parted footer { display: flex; flex-wrap: wrap; gap: var(--n-space-1); margin-inline-start: calc(var(--n-space-3) * -1); }
  .parted footer > :last-child { margin-inline-start: auto; }
  .bones { display: grid; gap: var(--n-space-3); }
  @media (max-width: 1000px) { .g { columns: 1; } }
  @media (max-width: 720px) { .gallery { padding: var(--n-space-4); } .box { padding: var(--n-space-4) var(--n-space-3); } .tall .box { padding: 0; } .parted { padding: var(--n-space-4); } }
`;
