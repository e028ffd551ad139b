import { type Params, say, type Words } from "@nexus-os/sdk";
import {
  Board,
  type BoardColumn,
  type BoardPlace,
  boardStyles,
  formatsOf,
  menuStyles,
  type PartHost,
  parts,
  tokens,
} from "@nexus-os/ui";
import { html, LitElement } from "lit";
import { type Card, COLUMNS, type Measured, sum } from "../limits/cards-data.ts";

const formats = formatsOf("en");
const money = (euros: number): string => formats.money({ minor: euros * 100, currency: "EUR" });

/** An element that holds the board as it is shown anywhere: with keyboard, menu, status line and announcements. */
class Stage extends LitElement implements PartHost {
  static override styles = [tokens, parts, boardStyles, menuStyles];
  readonly locale = "en";
  columns: readonly BoardColumn<Card>[] = [];
  readonly board = new Board<Card>(this, {
    label: "Pipeline",
    keyOf: ({ id }) => id,
    nameOf: ({ company, name }) => `${company}, ${name}`,
    card: ({ company, euros, name, owner, step }) => html`<p class="co">${company}</p><p class="meta cut">${name}</p>
      <p class="num"><b>${money(euros)}</b></p><p class="meta">${step} <span class="avatar">${owner}</span></p>`,
    gain: ({ euros }) => `+${money(euros)}`,
    move: (card, place) => this.#move(card, place),
  });

  say<W extends Words>(words: W, key: keyof W & string, params: Params = {}): string {
    return say(words, key, params, this.locale);
  }

  protected override render(): unknown {
    return this.board.render(this.columns);
  }

  #move(card: Card, { column, before }: BoardPlace<Card>): void {
    this.columns = this.columns.map((own) => {
      const others = own.cards.filter((one) => one !== card);
      if (own.id === column) others.splice(before ? others.indexOf(before) : others.length, 0, card);
      return own.id === column || others.length < own.cards.length
        ? { ...own, cards: others, sum: money(sum(others)) }
        : own;
    });
    this.requestUpdate();
  }
}
customElements.define("bench-board", Stage);

export async function open(host: HTMLElement, all: readonly Card[]): Promise<Measured> {
  const stage = document.createElement("bench-board") as Stage;
  stage.columns = COLUMNS.map((name) => {
    const cards = all.filter(({ column }) => column === name);
    return { id: name, name, cards, sum: money(sum(cards)) };
  });
  host.append(stage);
  await stage.updateComplete;
  const root = stage.renderRoot as ShadowRoot;
  return {
    first: root.querySelector(".tile") as Element,
    heads: [...root.querySelectorAll(".column > header")],
    columnOf: (id) => root.querySelector<HTMLElement>(`.column:has([data-key="${id}"])`)?.dataset["column"],
  };
}
