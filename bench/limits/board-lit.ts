// The limit of a board in Lit: one element with a shadow root. It leaves out what the plain one leaves out.
import { css, html, LitElement, unsafeCSS } from "lit";
import { columns, initials, money, ready, step } from "./board-data.ts";
import { STYLE } from "./board-style.ts";

class BareBoard extends LitElement {
  static override styles = css`${unsafeCSS(STYLE)}`;
  #columns: Awaited<ReturnType<typeof columns>> = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#columns = await columns();
    this.requestUpdate();
    await this.updateComplete;
    ready();
  }

  protected override render(): unknown {
    return html`<div class="board">${this.#columns.map(
      ({ stage, deals, sum }) =>
        html`<section><h3>${stage} ${deals.length}</h3><p class="sum">${sum}</p>${deals.map(
          (deal) => html`<article><button>${deal.account.name}</button><p>${deal.name}</p>
          <p>${money(deal.amount.minor, deal.amount.currency)}</p>
          <p class="foot"><span>${step(deal)}</span><span class="who">${initials(deal.owner.name)}</span></p></article>`,
        )}</section>`,
    )}</div>`;
  }
}

customElements.define("bare-board", BareBoard);
