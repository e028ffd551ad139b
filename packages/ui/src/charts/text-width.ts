const LIMIT = 2_000;

/** How wide texts are in the font of an element; measured beside the page, which is not laid out for it. */
export class TextWidth {
  #font = "";
  readonly #kept = new Map<string, number>();
  static #pen: CanvasRenderingContext2D | null = null;

  /** Reads the font of an element anew: it may have been loaded, or another theme may have another one. */
  read(element: Element): void {
    const font = getComputedStyle(element).fontFamily;
    if (font !== this.#font) this.#kept.clear();
    this.#font = font;
  }

  /** Forgets what was measured, as the letters may be others now. */
  forget(): void {
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
    const { width } = pen.measureText(text.replace(/\d/g, "0"));
    if (this.#kept.size > LIMIT) this.#kept.clear();
    this.#kept.set(shape, width);
    return width;
  }
}
