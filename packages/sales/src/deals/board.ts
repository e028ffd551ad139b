import { html, nothing, type TemplateResult } from "lit";
import type { CardGiven } from "./card.ts";
import { column } from "./column.ts";
import { dayOf } from "./days.ts";
import type { Desk } from "./desk.ts";
import { dock } from "./dock.ts";
import { ownersMenu, sortsMenu } from "./menus.ts";
import { nothingFound } from "./places.ts";
import { head } from "./toolbar.ts";
import { EVERYTHING, type View, viewOf } from "./view.ts";

const anchor = (event: Event) => event.currentTarget as HTMLElement;

/** The board with its head, as its desk has it now. */
export function boardOf(desk: Desk, heading: boolean): TemplateResult {
  const { host, look, t, carried } = desk;
  const seek = desk.seek.bind(desk);
  const today = dayOf(new Date(), desk.nexus?.timeZone ?? "UTC");
  const currency = host.session?.organization.currency ?? "";
  const view = viewOf(desk.dealsNow, host.stageList, { look, today, currency, locale: host.locale });
  const mayCreate = host.may("deals.create");
  const given: CardGiven = {
    t,
    locale: host.locale,
    today,
    me: host.session?.member.id ?? "",
    mayChange: desk.mayMove || host.may("deals.archive"),
    ghost: carried?.deal.id ?? null,
    current: currentOf(view, desk.current),
  };
  const reset = () => seek({ ...EVERYTHING, sort: look.sort });
  return html`<div
    class="nx ${carried ? "carrying" : ""}"
    @keydown=${desk.keys.down}
    @keyup=${desk.keys.up}
    @focusin=${(event: Event) => focused(event, desk)}
  >
    ${head(view, {
      t,
      locale: host.locale,
      look,
      ownerName: desk.dealsNow.find(({ owner }) => owner.id === look.owner)?.owner.name ?? null,
      heading,
      change: seek,
      openOwners: (event) => desk.menu.open(anchor(event), ownersMenu(desk.dealsNow, look, t, seek)),
      openSorts: (event) => desk.menu.open(anchor(event), sortsMenu(look, t, seek)),
      help: () => desk.help(),
      create: mayCreate ? () => desk.create() : null,
    })}
    ${view.count ? nothing : nothingFound(t, reset)}
    <div
      class="board"
      role="group"
      aria-label=${t("deals.pipeline")}
      ?hidden=${!view.count}
      @pointerdown=${(event: PointerEvent) => desk.drag.down(event)}
      @click=${(event: Event) => clicked(event, desk)}
      @touchmove=${desk.drag.hold}
      @contextmenu=${desk.drag.hold}
    >
      ${view.columns.map((own) =>
        column(own, { ...given, carried, add: mayCreate ? () => desk.create(own.stage) : null }),
      )}
    </div>
    ${carried ? dock(carried, t) : nothing}
  </div>`;
}

/** The card that the Tab key reaches: the one that had the focus last, else the first. */
function currentOf({ columns }: View, last: string | null): string | null {
  const isThere = columns.some(({ deals }) => deals.some(({ id }) => id === last));
  return isThere ? last : (columns.find(({ deals }) => deals.length)?.deals[0]?.id ?? null);
}

function clicked(event: Event, desk: Desk): void {
  const target = event.target as Element;
  const card = target.closest<HTMLElement>(".deal");
  if (!card || desk.drag.justDragged) return;
  if (target.closest(".more")) return desk.menuOf(card);
  const deal = desk.dealOf(card.dataset["id"]);
  if (deal && target.closest(".co")) desk.edit(deal, deal.stage);
}

function focused(event: Event, desk: Desk): void {
  const id = (event.target as Element).closest<HTMLElement>(".deal")?.dataset["id"];
  if (!id || id === desk.current) return;
  desk.current = id;
  desk.host.requestUpdate();
}
