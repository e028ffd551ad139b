import type { Deal } from "@nexus-os/contracts";
import type { LiveList } from "@nexus-os/sdk";
import type { ReactiveController } from "lit";
import type { Say } from "./desk-words.ts";

interface Host {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly deals: LiveList<Deal> | null;
  readonly dealsNow: readonly Deal[];
  readonly t: Say;
  announce(text: string): void;
}

/** More changes at once than these are no movement that an eye could follow. */
const MOST = 12;
const GLOW = 1_600;

type Change = "moved" | "new" | "updated" | "gone";

/** Lets deals glide to where they came, and tells what others changed: by a short glow, and in words. */
export class Arrivals implements ReactiveController {
  readonly #host: Host;
  readonly #own = new Set<string>();
  #deals: readonly Deal[] | null = null;
  #before: ReadonlyMap<string, Deal> | null = null;
  #changes = new Map<string, Change>();
  #rects = new Map<string, DOMRect>();
  #from: { readonly id: string; readonly rect: DOMRect } | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A change of this deal is on its way from here: nobody needs to be told of it until the answer is called. */
  own(id: string): () => void {
    this.#own.add(id);
    return () => this.#own.delete(id);
  }

  /** The deal comes from somewhere else than its old place: from where it was let go. */
  comesFrom(id: string, rect: DOMRect | null): void {
    this.#from = rect ? { id, rect } : null;
  }

  /** Forgets what was there: the next deals are the first. */
  hostDisconnected(): void {
    this.#before = null;
  }

  hostUpdate(): void {
    const deals = this.#host.dealsNow;
    if (deals === this.#deals) return;
    this.#deals = deals;
    const now = new Map(deals.map((deal) => [deal.id, deal]));
    const before = this.#before;
    this.#changes = new Map();
    this.#rects = new Map();
    this.#before = now.size ? now : before;
    if (!before || !now.size) return;
    for (const [id, deal] of now) {
      const old = before.get(id);
      if (old === deal) continue;
      if (!old) this.#changes.set(id, "new");
      else if (old.stage !== deal.stage) this.#changes.set(id, "moved");
      else if (old.version !== deal.version) this.#changes.set(id, "updated");
    }
    for (const id of before.keys()) if (!now.has(id)) this.#changes.set(id, "gone");
    if (!this.#changes.size) return;
    this.#tell(now, before);
    if (this.#changes.size > MOST) this.#changes.clear();
    for (const [id, change] of this.#changes) {
      const rect = this.#from?.id === id ? this.#from.rect : this.#card(id)?.getBoundingClientRect();
      if (change === "moved" && rect) this.#rects.set(id, rect);
    }
  }

  hostUpdated(): void {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const [id, change] of this.#changes) {
      const card = this.#card(id);
      if (!card || change === "gone") continue;
      const from = this.#rects.get(id);
      if (from && !isCalm) glide(card, from);
      if (!this.#own.has(id)) glow(card);
    }
    this.#changes = new Map();
    this.#from = null;
  }

  #tell(now: ReadonlyMap<string, Deal>, before: ReadonlyMap<string, Deal>): void {
    const others = [...this.#changes].filter(([id]) => !this.#own.has(id));
    const [first] = others;
    if (!first) return;
    const [id, change] = first;
    const deal = now.get(id) ?? before.get(id);
    if (!deal) return;
    const { t } = this.#host;
    const actors = new Set(others.map(([each]) => this.#actorOf(each, before.get(each), now.get(each))));
    const [name] = actors;
    const params = { deal: deal.account.name, stage: t(`deals.stage.${deal.stage}`), count: others.length };
    const what = others.length > 1 ? "deals.change.many" : (`deals.change.${change}` as const);
    // Several people at once are not told one by one.
    this.#host.announce(name && actors.size === 1 ? t(`${what}.by`, { ...params, name }) : t(what, params));
  }

  /** Who made a deal what it is now, if that was heard, and not read with the whole list. */
  #actorOf(id: string, before: Deal | undefined, now: Deal | undefined): string | undefined {
    const change = this.#host.deals?.changeOf(id);
    const version = change?.record?.version ?? change?.version ?? 0;
    return version > (before?.version ?? 0) && version >= (now?.version ?? 0) ? change?.actor.name : undefined;
  }

  #card(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(`.stage .deal[data-id="${CSS.escape(id)}"]`);
  }
}

function glide(card: HTMLElement, from: DOMRect): void {
  const to = card.getBoundingClientRect();
  const style = getComputedStyle(card);
  const duration = Number.parseFloat(style.getPropertyValue("--n-motion-move"));
  const transform = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  const easing = style.getPropertyValue("--n-ease");
  // A place that skips what is out of sight would cut the card off on its way.
  const place = card.parentElement?.style;
  place?.setProperty("content-visibility", "visible");
  const way = card.animate(
    [
      { transform, zIndex: 2 },
      { transform: "none", zIndex: 2 },
    ],
    { duration, easing },
  );
  way.addEventListener("finish", () => place?.removeProperty("content-visibility"));
}

function glow(card: HTMLElement): void {
  const style = getComputedStyle(card);
  const backgroundColor = style.getPropertyValue("--n-accent-soft");
  const borderColor = style.getPropertyValue("--n-accent-border");
  card.animate([{ backgroundColor, borderColor }, { backgroundColor, borderColor, offset: 0.6 }, {}], GLOW);
}
