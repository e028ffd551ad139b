import { dialog, dialogStyles, fieldStyles } from "@nexus-os/ui";
import { css, html } from "lit";
import type { UnderPanel } from "./host.ts";
import type { Panel } from "./panel.ts";
import { sayOver } from "./panel-say.ts";

const KEYS = [
  ["← → ↑ ↓", "keys.walk"],
  ["↵", "keys.open"],
  ["Space", "keys.pick"],
  ["Esc", "keys.leave"],
  ["m", "keys.menu"],
  ["n", "keys.new"],
  ["/", "keys.find"],
  ["?", "keys.help"],
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
      title: t("keys.title"),
      text: t("keys.text"),
      closeLabel: this.#desk.t("deals.close"),
      content: html`<dl class="facts">
        ${KEYS.map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${t(word)}</dd>`)}
      </dl>`,
    });
  }
}
