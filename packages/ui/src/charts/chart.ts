import { html, nothing, type ReactiveController, render, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { type Formats, formatsOf } from "../format/formats.ts";
import { button } from "../parts/button.ts";
import { TABLE } from "../parts/icon.ts";
import { type ChartFrame, type ChartState, chartFrame } from "./chart-frame.ts";
import type { ChartData, Place } from "./data.ts";
import { type Figures, figuresOf } from "./figure.ts";
import { forget, inNextFrame } from "./frames.ts";
import { legend, listing, tip, told } from "./listing.ts";
import { pointTexts } from "./point-text.ts";
import type { ChartSays } from "./says.ts";
import { classesOf, type Drawing, type Scene } from "./scene.ts";
import { TextWidth } from "./text-width.ts";
import { seek, walked } from "./walk.ts";
import { words } from "./words.ts";

const NARROW = 480;
const USUAL = { wide: 300, narrow: 240 };
/** How long a chart stands still before its table is written anew, and how long that waits at most, in milliseconds. */
const STILL = 2_000;
const LISTED = 30_000;
const EMPTY: ChartData = { points: [], series: [] };

/** Whether there is something to be drawn; what is old stands until something newer has come. */
function stateOf({ state, series }: ChartData): ChartState {
  if (state === "failed") return "failed";
  if (series.some(({ values }) => values.some((value) => value !== null))) return "ready";
  return state === "loading" ? "loading" : "empty";
}

/** A chart. Where its data changes often, `show` draws it in the next frame of the page without its host being drawn. */
export class Chart implements ReactiveController {
  readonly host: PartHost;
  readonly says: ChartSays;
  readonly frame: ChartFrame;
  readonly #width = new TextWidth();
  readonly #watch: ResizeObserver;
  readonly #draw = (): void => this.#redraw();
  #data: ChartData = EMPTY;
  #size = 0;
  #at: Place | null = null;
  #isTable = false;
  #stands = "";
  #figures: { readonly formats: Formats; readonly figures: Figures } | null = null;
  #drawn: Drawing | null = null;
  #scene: Scene | null = null;
  #listed = 0;
  #changed = 0;
  #late: ReturnType<typeof setTimeout> | undefined;
  #font = false;
  #isRead = false;

  constructor(host: PartHost, says: ChartSays) {
    this.host = host;
    this.says = says;
    this.frame = chartFrame();
    this.#watch = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
    this.#listen();
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch.observe(this.frame.element);
    this.#listed = 0;
  }

  hostDisconnected(): void {
    this.#watch.disconnect();
    forget(this.#draw);
    clearTimeout(this.#late);
    this.#late = undefined;
  }

  /** Its place in the template of the host. */
  render(data: ChartData): HTMLElement {
    this.show(data);
    return this.frame.element;
  }

  /** Shows other data, in the next frame. */
  show(data: ChartData): void {
    this.#data = this.says.kind.shape?.(data, (count) => this.host.say(words, "charts.rest", { count })) ?? data;
    if (this.#size) inNextFrame(this.#draw);
  }

  /** What it shows, as it is drawn. */
  get data(): ChartData {
    return this.#data;
  }

  /** Whether the table stands in the place of the drawing. */
  get isTable(): boolean {
    return this.#isTable;
  }

  set isTable(isTable: boolean) {
    this.#isTable = isTable;
    this.#listed = 0;
    inNextFrame(this.#draw);
    this.host.requestUpdate();
  }

  /** The button that shows the table in the place of the drawing, for the head of a card. */
  tableButton(): TemplateResult {
    const act = () => {
      this.isTable = !this.isTable;
    };
    const label = this.host.say(words, "charts.table");
    return button({ label, icon: TABLE, iconOnly: true, small: true, kind: "plain", pressed: this.isTable, act });
  }

  /** Points at a value, or at none. */
  point(at: Place | null): void {
    if (at?.point === this.#at?.point && at?.series === this.#at?.series) return;
    this.#at = at;
    inNextFrame(this.#draw);
  }

  /** What it was drawn from last. */
  get scene(): Scene | null {
    return this.#scene;
  }

  #resize(width: number): void {
    if (width === this.#size) return;
    const isFirst = this.#size === 0;
    this.#size = width;
    if (width === 0) return;
    if (isFirst && !this.#font) {
      this.#font = true;
      // A font that comes later has other widths.
      void document.fonts.ready.then(() => {
        this.#isRead = false;
        inNextFrame(this.#draw);
      });
    }
    this.#isRead = false;
    // Not here: whoever watches the size of what is around would be told of it too late, which is an error of the page.
    inNextFrame(this.#draw);
  }

  #sceneOf(): Scene {
    const { says, host } = this;
    const data = this.#data;
    const formats = formatsOf(host.locale, says.timeZone);
    if (this.#figures?.formats !== formats) this.#figures = { formats, figures: figuresOf(says.figure, formats) };
    const isNarrow = this.#size < NARROW;
    const size = says.kind.textSize ?? 12;
    const usual = says.height ?? (isNarrow ? USUAL.narrow : USUAL.wide);
    const { short, long } = pointTexts(says, data, formats);
    const last = data.points.length - 1;
    return {
      ...{ says, data, formats, isNarrow, pointText: short, pointName: long },
      width: this.#size,
      height: says.kind.heightOf?.(data, isNarrow) ?? usual,
      figures: this.#figures.figures,
      at: this.#at && this.#at.point <= last ? this.#at : null,
      textWidth: (text, isStrong) => this.#width.of(text, size, isStrong),
    };
  }

  #redraw(): void {
    if (!this.#size) return;
    if (!this.#isRead) {
      this.frame.plot.hidden = false;
      this.#stands = "";
      this.#width.read(this.frame.svg);
      this.#isRead = true;
    }
    const scene = this.#sceneOf();
    this.#scene = scene;
    const { frame, host, says } = this;
    const { data } = scene;
    const state = stateOf(data);
    const isDrawn = state === "ready" && !this.#isTable;
    const stands = `${state} ${this.#isTable}`;
    // Of a chart that is drawn again and again only the drawing is touched.
    if (stands !== this.#stands || state !== "ready") {
      this.#stands = stands;
      frame.stand(state, this.#isTable, scene.height);
      render(this.#message(state), frame.message);
    }
    const classes = classesOf(data);
    this.#drawn = state === "ready" ? says.kind.draw(scene) : null;
    const drawn = this.#drawn;
    render(drawn?.hasLegend && isDrawn ? legend(scene, classes) : nothing, frame.legend);
    if (drawn && isDrawn) {
      frame.size(scene.width, drawn.height, scene.says.kind.textSize);
      render(drawn.picture, frame.svg);
    }
    frame.name(says.label, host.say(words, "charts.role"), host.say(words, "charts.keys"));
    const spot = scene.at && drawn ? drawn.spot(scene.at) : null;
    if (frame.tip.hidden !== (!spot || !isDrawn)) frame.tip.hidden = !spot || !isDrawn;
    if (spot) {
      render(tip(scene, classes), frame.tip);
      frame.place(spot, scene.width);
    }
    this.#list();
  }

  #message(state: ChartState): unknown {
    const { host, says } = this;
    if (state === "loading" || state === "ready") return nothing;
    if (state === "empty") return html`<p>${says.empty ?? host.say(words, "charts.empty")}</p>`;
    const again = says.retry && button({ label: host.say(words, "charts.retry"), small: true, act: says.retry });
    return html`<p role="alert">${host.say(words, "charts.failed")}</p>${again ?? nothing}`;
  }

  /**
   * The table follows a change at once, and others soon after it when the figures stand still. Where they never do it follows every half minute, as nobody could read
   * it faster, and at once where somebody comes to the chart or sees the table.
   */
  #list(isNow = false): void {
    const now = performance.now();
    const wasStill = now - this.#changed > STILL;
    this.#changed = now;
    if (isNow || wasStill || !this.#listed || this.#isTable) this.#write();
    else this.#late ??= setTimeout(this.#settle, STILL);
  }

  readonly #settle = (): void => {
    const now = performance.now();
    this.#late = undefined;
    const wait = Math.min(STILL - (now - this.#changed), LISTED - (now - this.#listed));
    if (wait > 1) this.#late = setTimeout(this.#settle, wait);
    else this.#write();
  };

  #write(): void {
    if (!this.#scene) return;
    clearTimeout(this.#late);
    this.#late = undefined;
    this.#listed = performance.now();
    const { data } = this.#scene;
    render(data.points.length ? listing(this.#scene, this.host) : nothing, this.frame.table);
  }

  #listen(): void {
    const { plot, svg, status } = this.frame;
    const find = (event: PointerEvent | MouseEvent): Place | null => {
      const { left, top } = svg.getBoundingClientRect();
      const place = this.#drawn?.find(event.clientX - left, event.clientY - top) ?? null;
      return place && seek(this.#data, place, 1)?.point === place.point ? seek(this.#data, place, 1) : null;
    };
    plot.addEventListener("pointermove", (event) => this.point(find(event)));
    plot.addEventListener("pointerdown", (event) => this.point(find(event)));
    plot.addEventListener("pointerleave", () => this.point(null));
    plot.addEventListener("focus", () => this.#list(true));
    plot.addEventListener("blur", () => this.point(null));
    plot.addEventListener("click", (event) => {
      const place = find(event);
      if (place) this.says.open?.(place);
    });
    plot.addEventListener("keydown", (event) => {
      const { key } = event;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (key === "Escape" && this.#at) {
        event.preventDefault();
        event.stopPropagation();
        return this.point(null);
      }
      if (key === "Enter" && this.#at) return this.says.open?.(this.#at);
      const to = walked(key, this.#at, this.#data, this.says.kind.isDown === true);
      if (!to) return;
      event.preventDefault();
      const isOver = this.#at !== null && to.point === this.#at.point && to.series !== this.#at.series;
      this.point(to);
      const scene = { ...this.#sceneOf(), at: to };
      status.textContent = told(scene, isOver || this.says.kind.isSingle === true);
    });
  }
}
