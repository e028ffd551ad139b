import type { Spot } from "./scene.ts";

/** What a chart has to show at this moment. */
export type ChartState = "ready" | "loading" | "empty" | "failed";

/** The elements of a chart that are made once. */
export interface ChartFrame {
  readonly element: HTMLElement;
  readonly legend: HTMLElement;
  readonly plot: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly tip: HTMLElement;
  readonly message: HTMLElement;
  readonly table: HTMLElement;
  readonly status: HTMLElement;
  /** Says which of its elements stand: the drawing, the table, or a message in their place. */
  stand(state: ChartState, isTable: boolean, height: number): void;
  /** Says how large the drawing is, and how large its texts are. */
  size(width: number, height: number, text?: number): void;
  /** Says what it is to whoever does not see it. */
  name(label: string, role: string, keys: string): void;
  /** Moves what is told of a value beside it. */
  place(spot: Spot, width: number): void;
}

const SPACE = 12;

/** A drawing that can be walked over, what is told of it, and its table. */
export function chartFrame(): ChartFrame {
  const make = (name: string, className: string, parent?: Element): HTMLElement => {
    const element = document.createElement(name);
    element.className = className;
    parent?.append(element);
    return element;
  };
  const element = make("div", "cht");
  const legend = make("div", "legends", element);
  const plot = make("div", "plot", element);
  plot.tabIndex = 0;
  // Arrow keys are its own: a screen reader hands them over to what is an application.
  plot.setAttribute("role", "application");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "chart");
  plot.append(svg);
  const tip = make("div", "tip", plot);
  tip.ariaHidden = "true";
  tip.hidden = true;
  const message = make("div", "say", element);
  const table = make("div", "unseen", element);
  const status = make("p", "unseen", element);
  status.setAttribute("role", "status");
  let [wide, high, before] = [0, 0, ""];
  return {
    ...{ element, legend, plot, svg, tip, message, table, status },
    stand(state, isTable, height) {
      element.ariaBusy = state === "loading" ? "true" : null;
      plot.hidden = state !== "ready" || isTable;
      message.hidden = state === "ready";
      message.className = `say ${state === "loading" ? "sk" : ""}`;
      message.style.blockSize = `${height}px`;
      const isListed = state === "ready" && isTable;
      table.className = isListed ? "list" : "unseen";
      // What scrolls can be scrolled by keys.
      table.tabIndex = isListed ? 0 : -1;
    },
    size(width, height, text) {
      if (wide === width && high === height) return;
      [wide, high] = [width, height];
      svg.setAttribute("class", text === undefined ? "chart" : "chart large");
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    },
    name(label, role, keys) {
      if (before === label + role + keys) return;
      before = label + role + keys;
      plot.ariaLabel = label;
      plot.ariaRoleDescription = role;
      plot.ariaDescription = keys;
    },
    place({ x, y }, width) {
      const { offsetWidth, offsetHeight } = tip;
      const left = x + SPACE + offsetWidth <= width ? x + SPACE : Math.max(0, x - SPACE - offsetWidth);
      tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(0, y - offsetHeight - SPACE))}px)`;
    },
  };
}
