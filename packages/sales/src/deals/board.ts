import { html, nothing, type TemplateResult } from "lit";
import type { CardGiven } from "./card.ts";
import { column } from "./column.ts";
import { dayOf } from "./days.ts";
import type { Acts } from "./host.ts";
import { nothingFound } from "./places.ts";
import type { Scene } from "./scene.ts";
import { head } from "./toolbar.ts";
import { EVERYTHING, type View } from "./view.ts";

/** Opens something at the button that was pressed; the event forgets it soon. */
const opened = (event: Event, open: (at: HTMLElement) => void) => open(event.currentTarget as HTMLElement);

/** The board with its head. */
export function boardOf(scene: Scene, heading: boolean): TemplateResult {
  const { host, look, t, seek, desk } = scene;
  const carried = desk?.carried ?? null;
  const today = dayOf(new Date(), host.nexus?.timeZone ?? "UTC");
  const view = scene.view(today);
  const mayCreate = host.may("deals.create");
  const given: CardGiven = {
    t,
    locale: host.locale,
    today,
    me: host.session?.member.id ?? "",
    mayChange: host.may("deals.move") || host.may("deals.archive"),
    ghost: carried?.deal.id ?? null,
    current: currentOf(view, scene.current),
  };
  const reset = () => seek({ ...EVERYTHING, sort: look.sort });
  return html`<div
    class="nx"
    @keydown=${(event: KeyboardEvent) => scene.act(({ keys }) => keys.down(event))}
    @keyup=${desk?.keys.up}
    @focusin=${(event: Event) => focused(event, scene)}
  >
    ${head(view, {
      t,
      locale: host.locale,
      look,
      ownerName: scene.dealsNow.find(({ owner }) => owner.id === look.owner)?.owner.name ?? null,
      heading,
      change: seek,
      openOwners: (event) => opened(event, (at) => scene.act((acts) => acts.openOwners(at))),
      openSorts: (event) => opened(event, (at) => scene.act((acts) => acts.openSorts(at))),
      help: () => scene.act((acts) => acts.help()),
      create: mayCreate ? () => scene.act((acts) => acts.create()) : null,
    })}
    ${view.count ? nothing : nothingFound(t, reset)}
    <div
      class="board ${carried ? "carrying" : ""}"
      role="group"
      aria-label=${t("deals.pipeline")}
      ?hidden=${!view.count}
      @pointerdown=${(event: PointerEvent) => scene.act(({ drag }) => drag.down(event))}
      @click=${(event: Event) => scene.act((acts) => clicked(event, acts))}
      @touchmove=${desk?.drag.hold}
      @contextmenu=${desk?.drag.hold}
    >
      ${view.columns.map((own) =>
        column(own, { ...given, carried, add: mayCreate ? () => scene.act((acts) => acts.create(own.stage)) : null }),
      )}
    </div>
    ${desk?.dock()}
  </div>`;
}

/** The card that the Tab key reaches: the one that had the focus last, else the first. */
function currentOf({ columns }: View, last: string | null): string | null {
  const isThere = columns.some(({ deals }) => deals.some(({ id }) => id === last));
  return isThere ? last : (columns.find(({ deals }) => deals.length)?.deals[0]?.id ?? null);
}

/** A click on a card opens it, or its menu. */
function clicked(event: Event, desk: Acts): void {
  const target = event.target as Element;
  const card = target.closest<HTMLElement>(".deal");
  if (!card || desk.drag.justDragged) return;
  const deal = desk.dealOf(card.dataset["id"]);
  if (target.closest(".more")) desk.menuOf(card);
  else if (deal && target.closest(".co")) desk.edit(deal, deal.stage);
}

function focused(event: Event, scene: Scene): void {
  const id = (event.target as Element).closest<HTMLElement>(".deal")?.dataset["id"];
  if (!id || id === scene.current) return;
  scene.current = id;
  scene.host.requestUpdate();
}
