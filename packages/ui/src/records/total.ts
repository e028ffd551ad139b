import type { Filter } from "../table/filter-bar.ts";
import type { AnyRecord } from "./calls.ts";
import type { Desk } from "./desk.ts";

/** How many records a list has that is not here as a whole: asked for once per filter. */
export class Total<R extends AnyRecord> {
  readonly #desk: Desk<R>;
  #asked: Filter | null = null;
  #text: string | null = null;

  constructor(desk: Desk<R>) {
    this.#desk = desk;
  }

  /** How many are shown, and of how many where that is known. */
  text(shown: number, isPart: boolean): string {
    const count = this.#desk.say("records.count", { count: shown });
    const total = isPart ? this.#text : null;
    return total === null ? count : this.#desk.say("records.count.part", { shown: count, total });
  }

  async ask(filter: Filter): Promise<void> {
    if (this.#asked === filter) return;
    this.#asked = filter;
    this.#text = null;
    const { count, more } = await this.#desk.calls.count({ filter });
    if (filter !== this.#asked) return;
    const { host } = this.#desk;
    this.#text = `${count.toLocaleString(host.locale)}${more ? "+" : ""}`;
    host.requestUpdate();
  }

  /** Forgets what was told. */
  forget(): void {
    this.#asked = null;
  }
}
