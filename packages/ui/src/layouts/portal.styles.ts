import { css } from "lit";

/** How the frame of the portal looks. It is the page, so it stands on the page's tokens and asks the window for its room. */
export const portalStyles = css`
  .portal { display: grid; grid-template: "side top" var(--nexus-topbar) "side main" 1fr / var(--nexus-sidebar) minmax(0, 1fr); min-block-size: 100dvh; background: var(--nexus-page); }
  :where(.portal) a { color: inherit; text-decoration: none; }
  .skip { position: absolute; z-index: 10; inset-inline-start: var(--n-space-2); inset-block-start: -64px; padding: var(--n-space-2) var(--n-space-3); border-radius: var(--n-radius-control); background: var(--n-accent); color: var(--n-on-accent); font-weight: 500; }
  .skip:focus { inset-block-start: var(--n-space-2); }
  .sidebar { grid-area: side; border-inline-end: 1px solid var(--n-border); background: var(--nexus-frame); }
  .sidebar > div { position: sticky; inset-block-start: 0; display: flex; flex-direction: column; block-size: 100dvh; padding: var(--n-space-2); overflow-y: auto; scrollbar-width: none; }
  .house { display: flex; align-items: center; gap: var(--n-space-2); flex: none; inline-size: 100%; block-size: 32px; padding-inline: 6px; border-radius: var(--n-radius-control); font-size: var(--n-size-table); font-weight: 600; }
  button.house:hover { background: var(--n-hover); }
  .house .mark { display: grid; place-items: center; flex: none; inline-size: 20px; block-size: 20px; border-radius: 5px; background: var(--n-text); color: var(--n-surface); font-size: 11px; font-weight: 700; }
  .house .icon { inline-size: 14px; block-size: 14px; color: var(--n-text-quiet); }
  .sidebar nav { margin-block-start: var(--n-space-3); }
  .sidebar nav.foot { margin-block-start: auto; padding-block-start: var(--n-space-3); }
  .sidebar nav > p { padding: 0 var(--n-space-2) var(--n-space-1); color: var(--n-text-quiet); font-size: var(--n-size-meta); line-height: var(--n-line-meta); font-weight: 500; }
  .sidebar nav a { position: relative; display: flex; align-items: center; gap: var(--n-space-2); block-size: var(--nexus-nav); padding-inline: var(--n-space-2); border-radius: var(--n-radius-control); font-size: var(--n-size-table); font-weight: 500; }
  .sidebar nav a > .cut { flex: 1; }
  .sidebar nav .icon { color: var(--n-text-quiet); }
  .sidebar nav a:hover { background: var(--n-hover); }
  .sidebar nav a[aria-current] { background: var(--n-active); }
  .sidebar nav ul ul { margin-inline-start: 15px; margin-block: 2px; padding-inline-start: 8px; border-inline-start: 1px solid var(--n-border-strong); }
  .sidebar nav ul ul a { block-size: calc(var(--nexus-nav) - 4px); font-weight: 400; }
  .sidebar nav ul ul a[aria-current] { font-weight: 500; }
  .topbar { grid-area: top; position: sticky; z-index: 5; inset-block-start: 0; display: flex; align-items: center; gap: var(--n-space-2); padding-inline: var(--n-space-5); border-block-end: 1px solid var(--n-border); background: var(--nexus-page); }
  .topbar .place { display: none; flex: 1; font-weight: 600; }
  .topbar .find { flex: 0 1 420px; border-color: var(--n-border-strong); color: var(--n-text-quiet); cursor: text; }
  .topbar .find-small { display: none; }
  .topbar .end { display: flex; align-items: center; gap: var(--n-space-1); margin-inline-start: auto; }
  .topbar .create { margin-inline-end: var(--n-space-2); }
  .topbar .bell { position: relative; }
  .topbar .bell.new::after { content: ""; position: absolute; inset-block-start: 7px; inset-inline-end: 8px; inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--n-accent); box-shadow: 0 0 0 2px var(--nexus-page); pointer-events: none; }
  .topbar .profile { position: relative; margin-inline-start: var(--n-space-2); border-radius: 50%; }
  .topbar .profile .avatar { inline-size: 28px; block-size: 28px; font-size: 11px; }
  .topbar .profile::after { content: ""; position: absolute; inset: -8px; }
  .portal > main { grid-area: main; min-inline-size: 0; inline-size: 100%; max-inline-size: 1440px; margin-inline: auto; padding: var(--n-space-5); outline: 0; }
  .portal > main:has(> .page > .beside) { max-inline-size: none; padding: 0; display: grid; }
  .bottombar { display: none; }
  @media (max-width: 1100px) {
    .portal { grid-template-columns: var(--nexus-sidebar-icons) minmax(0, 1fr); }
    .sidebar > div { align-items: center; }
    .house { inline-size: auto; }
    .house > :not(.mark), .sidebar nav > p, .sidebar nav a > .cut, .sidebar nav ul ul { display: none; }
    .sidebar nav a { inline-size: 40px; justify-content: center; }
    .sidebar nav .badge { position: absolute; inset-block-start: 0; inset-inline-end: 0; min-inline-size: 14px; block-size: 14px; padding-inline: 3px; font-size: 9px; }
  }
  @media (max-width: 720px) {
    .portal { display: block; padding-block-end: calc(var(--nexus-bottombar) + env(safe-area-inset-bottom)); }
    .sidebar, .topbar .find, .topbar .create, .topbar .helps { display: none; }
    .topbar { block-size: var(--nexus-topbar); padding-inline: var(--n-space-4); }
    .topbar .place { display: block; }
    .topbar .find-small { display: block; }
    .portal > main { padding: var(--n-space-4); }
    .portal > main:has(> .page > .beside) { min-block-size: calc(100dvh - var(--nexus-topbar) - var(--nexus-bottombar)); }
    .portal .department h1 { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .bottombar { position: fixed; z-index: 6; inset: auto 0 0; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); block-size: calc(var(--nexus-bottombar) + env(safe-area-inset-bottom)); padding-block-end: env(safe-area-inset-bottom); border-block-start: 1px solid var(--n-border); background: var(--nexus-frame); }
    .bottombar a { position: relative; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 3px; min-inline-size: 0; color: var(--n-text-quiet); font-size: 11px; line-height: 14px; font-weight: 500; }
    .bottombar .cut { max-inline-size: 100%; }
    .bottombar .icon { inline-size: 20px; block-size: 20px; stroke-width: 1.25px; }
    .portal .bottombar a[aria-current] { color: var(--n-accent-text); }
    .bottombar .badge { position: absolute; inset-block-start: 4px; inset-inline-start: calc(50% + 6px); min-inline-size: 16px; block-size: 16px; padding-inline: 4px; font-size: 10px; }
  }
`;
