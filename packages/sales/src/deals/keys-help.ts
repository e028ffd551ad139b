import { dialog, dialogStyles, fieldStyles } from "@nexus-os/ui";
import { css, html } from "lit";
import type { UnderPanel } from "./host.ts";
import type { Panel } from "./panel.ts";
import { sayOver } from "./panel-say.ts";

const KEYS = [
  ["← → ↑ ↓", "deals.keys.walk"],
  ["↵", "deals.keys.open"],
  ["Space", "deals.keys.pick"],
  ["Esc", "deals.keys.leave"],
  ["m", "deals.keys.menu"],
  ["n", "deals.keys.new"],
  ["/", "deals.keys.find"],
  ["?", "deals.keys.help"],
] as const;

const styles = css`
  kbd { display: inline-block; padding: 0 6px; border: 1px solid var(--n-border); border-radius: var(--n-radius-mark); font: inherit; font-size: var(--n-size-meta); color: var(--n-text-quiet); background: var(--n-surface); white-space: nowrap; }
`;

/** The keys of the board. */
export class KeysHelp implements Panel {
  readonly styles = [dialogStyles, fieldStyles, styles];
  readonly #desk: UnderPanel;

  constructor(desk: UnderPanel) {
    this.#desk = desk;
  }

  render(): unknown {
    const t = sayOver(this.#desk);
    return dialog({
      title: t("deals.keys.title"),
      text: t("deals.keys.text"),
      closeLabel: this.#desk.t("deals.close"),
      content: html`<dl class="facts">
        ${KEYS.map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${t(word)}</dd>`)}
      </dl>`,
    });
  }
}
