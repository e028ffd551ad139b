const LIMIT = 2_000;

const PROBE = "0123456789abcdefgh";

/** How wide texts are in the font of a drawing; measured beside the page, which is not laid out for each of them. */
export class TextWidth {
  #font = "";
  #adjusted = 1;
  readonly #kept = new Map<string, number>();
  static #pen: CanvasRenderingContext2D | null = null;

  /**
   * Reads the font of a drawing anew: it may have come only now. Another page's font is drawn larger or smaller than it says
   * (font-size-adjust), which a canvas does not do, so one text is measured both ways.
   */
  read(drawing: SVGSVGElement): void {
    this.#font = getComputedStyle(drawing).fontFamily;
    this.#adjusted = 1;
    this.#kept.clear();
    const probe = document.createElementNS("http://www.w3.org/2000/svg", "text");
    probe.textContent = PROBE;
    probe.style.fontSize = "12px";
    drawing.append(probe);
    const drawn = probe.getComputedTextLength();
    probe.remove();
    if (drawn > 0) this.#adjusted = drawn / this.of(PROBE, 12);
    this.#kept.clear();
  }

  /** The width of a text in pixels. */
  of(text: string, size: number, isStrong = false): number {
    // Figures stand in columns, each as wide as a zero.
    const shape = `${isStrong ? 600 : 400} ${size}px ${text.replace(/\d/g, "0")}`;
    const known = this.#kept.get(shape);
    if (known !== undefined) return known;
    TextWidth.#pen ??= document.createElement("canvas").getContext("2d");
    const pen = TextWidth.#pen;
    if (!pen) return text.length * size * 0.6;
    pen.font = `${isStrong ? 600 : 400} ${size}px ${this.#font || "sans-serif"}`;
    const width = pen.measureText(text.replace(/\d/g, "0")).width * this.#adjusted;
    if (this.#kept.size > LIMIT) this.#kept.clear();
    this.#kept.set(shape, width);
    return width;
  }
}
