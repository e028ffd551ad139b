// The limit of a board in plain JavaScript. It leaves out moving, keyboard, menus, live news, states of trouble, words in
// other languages, the session, and everything else that happens after the first drawing.
import { columns, initials, money, ready, step } from "./board-data.ts";
import { STYLE } from "./board-style.ts";

function add(parent: Element, tag: string, text = "", name = ""): HTMLElement {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (name) element.className = name;
  return parent.appendChild(element);
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets = [sheet];
const board = document.createElement("div");
board.className = "board";
for (const { stage, deals, sum } of await columns()) {
  const column = add(board, "section");
  add(column, "h3", `${stage} ${deals.length}`);
  add(column, "p", sum, "sum");
  for (const deal of deals) {
    const card = add(column, "article");
    add(card, "button", deal.account.name);
    add(card, "p", deal.name);
    add(card, "p", money(deal.amount.minor, deal.amount.currency));
    const foot = add(card, "p", "", "foot");
    add(foot, "span", step(deal));
    add(foot, "span", initials(deal.owner.name), "who");
  }
}
document.querySelector("#here")?.append(board);
ready();
