import { css } from "lit";

/** How the frame of the portal looks. It stands on the page's tokens. */
export const shellStyles = css`
  :host { display: grid; grid-template: "side top" var(--nexus-topbar) "side main" 1fr / var(--nexus-sidebar) minmax(0, 1fr); min-block-size: 100dvh; background: var(--nexus-page); }
  :host([scene="out"]), :host([scene="starting"]), :host([scene="broken"]) { display: block; }
  .skip { position: absolute; inset-inline-start: var(--nexus-space-2); inset-block-start: -48px; z-index: 10; padding: var(--nexus-space-2) var(--nexus-space-3); border-radius: var(--nexus-radius-control); background: var(--nexus-accent); color: var(--nexus-on-accent); font-weight: 500; }
  .skip:focus { inset-block-start: var(--nexus-space-2); }
  a { color: inherit; text-decoration: none; }
  .side { grid-area: side; background: var(--nexus-frame); border-inline-end: var(--nexus-hairline) solid var(--nexus-border); }
  .side > div { position: sticky; inset-block-start: 0; block-size: 100dvh; padding: var(--nexus-space-2); overflow-y: auto; }
  .house { display: flex; align-items: center; gap: var(--nexus-space-2); block-size: var(--nexus-control); padding-inline: 6px; font-size: var(--nexus-size-body); font-weight: 600; }
  .house .cut { unicode-bidi: plaintext; }
  nav { margin-block-start: var(--nexus-space-3); }
  nav a { display: flex; align-items: center; gap: var(--nexus-space-2); block-size: var(--nexus-nav); padding-inline: var(--nexus-space-2); border-radius: var(--nexus-radius-control); font-size: var(--nexus-size-table); font-weight: 500; }
  nav a .icon { color: var(--nexus-text-quiet); }
  nav a:hover { background: var(--nexus-hover); }
  nav a[aria-current="page"] { background: var(--nexus-active); font-weight: 500; }
  nav ul ul { margin-inline-start: 15px; margin-block: 2px; padding-inline-start: 8px; border-inline-start: var(--nexus-hairline) solid var(--nexus-border-strong); }
  nav ul ul a { block-size: calc(var(--nexus-nav) - 4px); font-weight: 400; }
  .top { grid-area: top; position: sticky; inset-block-start: 0; z-index: 5; display: flex; align-items: center; gap: var(--nexus-space-2); padding-inline: var(--nexus-space-5); background: var(--nexus-page); border-block-end: var(--nexus-hairline) solid var(--nexus-border); font-size: var(--nexus-size-table); }
  .top .path { font: inherit; display: flex; align-items: center; gap: var(--nexus-space-1); min-inline-size: 0; }
  .top .path b { font-weight: 500; }
  .top .path svg { color: var(--nexus-text-quiet); }
  .profile { position: relative; margin-inline-start: auto; border-radius: 50%; }
  .profile .avatar { inline-size: 28px; block-size: 28px; font-size: 11px; }
  .profile::after { content: ""; position: absolute; inset: -8px; }
  .menu p { white-space: pre-line; }
  .body { grid-area: main; min-inline-size: 0; display: flex; flex-direction: column; }
  .trouble { display: grid; place-items: center; min-block-size: 60dvh; padding: var(--nexus-space-5); }
  .trouble .msg { max-inline-size: 380px; }
  .places, .pages { display: none; }
  @media (max-width: 1100px) {
    :host { grid-template-columns: var(--nexus-sidebar-icons) minmax(0, 1fr); }
    .house { padding-inline: 0; justify-content: center; }
    .house span:last-child, .side nav a span, .side ul ul { display: none; }
    .side nav a { justify-content: center; padding: 0; }
    .side nav a[aria-current] { background: var(--nexus-active); }
    .pages { display: block; margin: 0; padding: var(--nexus-space-2) var(--nexus-space-4); border-block-end: var(--nexus-hairline) solid var(--nexus-border); }
    .pages ul { display: flex; flex-wrap: wrap; gap: var(--nexus-space-1); }
  }
  @media (max-width: 720px) {
    :host { display: block; padding-block-end: calc(var(--nexus-bottombar) + env(safe-area-inset-bottom)); }
    .side, .top .path b, .top .path svg { display: none; }
    .top { block-size: var(--nexus-topbar); padding-inline: var(--nexus-space-4); font-size: var(--nexus-size-body); }
    .top .path b:only-child { display: block; }
    .top .path > * { font-weight: 600; color: var(--nexus-text); }
    .places { position: fixed; inset: auto 0 0; z-index: 6; display: block; margin: 0; padding-block-end: env(safe-area-inset-bottom); background: var(--nexus-frame); border-block-start: var(--nexus-hairline) solid var(--nexus-border); }
    .places ul { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); block-size: var(--nexus-bottombar); }
    .places a { flex-direction: column; justify-content: center; gap: 3px; block-size: 100%; border-radius: 0; font-size: 11px; line-height: 14px; color: var(--nexus-text-quiet); }
    .places a .icon { inline-size: 20px; block-size: 20px; stroke-width: 1.25px; color: inherit; }
    .places a[aria-current] { background: none; color: var(--nexus-accent-text); }
  }
`;
