import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { formatsOf } from "../format/formats.ts";
import { button } from "../parts/button.ts";
import { icon, MORE, PLUS } from "../parts/icon.ts";
import type { BoardColumn, BoardSays } from "./says.ts";

/** What all columns of a board are drawn with. */
export interface ColumnGiven<C> {
  readonly says: BoardSays<C>;
  readonly locale: string;
  /** What the column would gain by what is held over it. */
  readonly gain: string | null;
  readonly isTarget: boolean;
  /** What the cards are drawn from beside themselves. */
  readonly given: unknown;
  readonly more: (name: string) => string;
}

/** A column with its head. What changes while a card is carried is its head alone. */
export function boardColumn<C>(own: BoardColumn<C>, with_: ColumnGiven<C>): TemplateResult {
  const { add, cards, id, name, note, sum } = own;
  const { gain, given, isTarget, locale } = with_;
  return html`<section class="column ${isTarget ? "target" : ""}" data-column=${id} aria-labelledby="column-${id}" part="column">
    <header>
      <h3 id="column-${id}">${name} <span class="meta num">${formatsOf(locale).number(cards.length)}</span></h3>
      ${note ? html`<span class="meta num">${note}</span>` : nothing}
      <p class="sum"><span class="num">${sum || "–"}</span>${gain ? html`<span class="gain num">${gain}</span>` : nothing}</p>
    </header>
    ${guard(
      [cards, add, given, locale],
      () =>
        html`<ol>${list(cards, with_)}<li class="end"></li></ol>${
          add
            ? html`<div class="add">${button({ label: add.label, title: add.title, icon: PLUS, kind: "plain", small: true, act: add.act })}</div>`
            : nothing
        }`,
    )}
  </section>`;
}

/** The cards, each drawn again only where it is another one: a column can hold hundreds. */
const list = <C>(cards: readonly C[], with_: ColumnGiven<C>): unknown =>
  repeat(
    cards,
    (card) => with_.says.keyOf(card),
    (card) => html`<li>${guard([card, with_.given, with_.locale], () => tile(card, with_))}</li>`,
  );

// Its classes, and which of all can be reached by Tab, are set by the board itself: so two thousand others need not be asked.
function tile<C>(card: C, { says, more }: ColumnGiven<C>): TemplateResult {
  const name = says.nameOf(card);
  return html`<article class="tile" data-key=${says.keyOf(card)} part="card">
    <button class="whole" type="button" tabindex="-1" aria-label=${name} aria-describedby="board-hint"></button>
    ${says.card(card)}
    ${
      says.move || says.acts
        ? html`<button class="btn plain only s more" type="button" tabindex="-1" aria-haspopup="menu" aria-label=${more(name)}>${icon(MORE)}</button>`
        : nothing
    }
  </article>`;
}
