import { html, type TemplateResult } from "lit";

// Our own drawings on a grid of 16, in the manner of Lucide.
export const ALERT = "M8 2.25 14.4 13.4H1.6zM8 6.5v3M8 11.5v.01";
export const ARCHIVE = "M2 3h12v3H2zM3 6v7h10V6M6.5 8.75h3";
export const BOARD = "M2.25 2.5h3v11h-3zM6.5 2.5h3v7h-3zM10.75 2.5h3V12h-3z";
export const CHECK = "M3 8.5l3.25 3.25L13 5";
export const DOWN = "M4 6l4 4 4-4";
export const HELP = "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM6.3 6.3a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.2M8 11.2v.05";
export const MORE = "M3.5 8h.01M8 8h.01M12.5 8h.01";
export const PLUS = "M8 3v10M3 8h10";
export const REFRESH = "M13.5 8a5.5 5.5 0 1 1-1.6-3.9l1.6 1.6M13.5 2.5v3.2h-3.2";
export const SEARCH = "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.3 10.3 13.75 13.75";
export const SORT = "M5 3v10M2.5 10.5 5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5";
export const UNDO = "M5.5 3 2.5 6l3 3M2.5 6h7a3.75 3.75 0 0 1 0 7.5H6";
export const X = "M4 4l8 8M12 4l-8 8";

/** An icon of 16 px. It says nothing by itself: a word stands beside it, or its button has a label. */
export const icon = (path: string, look = ""): TemplateResult =>
  html`<svg class="icon ${look}" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
