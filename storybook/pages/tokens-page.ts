import { brandCss, themeOf } from "@nexus-os/ui/theme";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { boardOn, memoryOf } from "../../packages/sales/src/deals/fixture/stage.ts";
import { contrastOf, settled, type TokenGroup, tokenGroups } from "./token-groups.ts";

/** Every token of the page, each to be changed where it stands, with a board beside them that changes as well. */
export class TokensPage extends LitElement {
  readonly #changed = new Map<string, string>();
  readonly #board = boardOn(memoryOf({}), {});
  readonly #sheet = new CSSStyleSheet();
  #brand = "";
  #said = "";

  override connectedCallback(): void {
    super.connectedCallback();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reset();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<main class="nexus-page">
      <h1>Tokens</h1>
      <p>
        Every colour, size, corner, shadow and duration has a name. Change one here, or give a brand colour, and see what
        becomes of the board and of the contrast of each pair. The stylesheet of what you changed can be copied for a page.
      </p>
      <div class="tools">
        <label>
          Brand colour
          <input type="color" .value=${this.#brand || settled("accent-9", true)} @input=${this.#setBrand} />
        </label>
        <button type="button" @click=${this.#copy}>Copy as CSS</button>
        <button type="button" @click=${() => this.#reset()}>As it was</button>
        <span class="quiet" role="status">${this.#said || (this.#changed.size ? `${this.#changed.size} changed` : nothing)}</span>
      </div>
      <h2>As it looks</h2>
      <div class="pattern">${this.#board}</div>
      ${tokenGroups().map((group) => this.#group(group))}
    </main>`;
  }

  #group(group: TokenGroup): TemplateResult {
    const { title, text, kind, names } = group;
    return html`<h2>${title}</h2>
      ${text ? html`<p class="quiet">${text}</p>` : nothing}
      ${
        kind === "colour"
          ? html`<ul class="swatches">${names.map((name) => this.#swatch(name, title === "Steps"))}</ul>`
          : html`<div>${names.map((name) => this.#measure(name, kind))}</div>`
      }`;
  }

  #swatch(name: string, isStep: boolean): TemplateResult {
    const value = settled(name, true);
    return html`<li class="swatch">
      <input type="color" aria-label=${`--nexus-${name}`} .value=${value} @input=${this.#setTo(name)} />
      <span><b>${name}</b><small>${value}</small></span>
      ${isStep ? nothing : html`<small>${contrastOf(name)}</small>`}
    </li>`;
  }

  #measure(name: string, kind: TokenGroup["kind"]): TemplateResult {
    const value = settled(name, false);
    const id = `token-${name}`;
    return html`<div class="measure">
      <label for=${id}>${name}</label>
      <input id=${id} type="text" dir="ltr" .value=${value} @change=${this.#setTo(name)} />
      ${this.#sample(name, kind)}
    </div>`;
  }

  #sample(name: string, kind: TokenGroup["kind"]): HTMLElement {
    const sample = document.createElement("div");
    const value = `var(--nexus-${name})`;
    if (kind === "type") {
      sample.textContent = "Havelmann Messtechnik, €12,778,400";
      sample.style.fontSize = value;
      sample.style.lineHeight = `var(--nexus-${name.replace("size-", "line-")})`;
      sample.style.fontWeight = `var(--nexus-${name.replace("size-", "weight-")})`;
    } else if (kind === "radius") {
      sample.className = "box";
      sample.style.borderRadius = value;
    } else if (kind === "shadow") {
      sample.className = "float";
      sample.style.boxShadow = value;
    } else if (kind === "motion") {
      sample.className = "runner";
      sample.style.transition = `transform ${value} var(--nexus-ease)`;
    } else {
      sample.className = "bar";
      sample.style.inlineSize = value;
    }
    return sample;
  }

  #setTo(name: string): (event: Event) => void {
    return ({ target }) => {
      const { value } = target as HTMLInputElement;
      this.#changed.set(name, value);
      document.documentElement.style.setProperty(`--nexus-${name}`, value);
      this.#said = "";
      this.requestUpdate();
    };
  }

  readonly #setBrand = ({ target }: Event): void => {
    this.#brand = (target as HTMLInputElement).value;
    this.#sheet.replaceSync(brandCss(themeOf(this.#brand), ":root:root"));
    this.#said = "";
    this.requestUpdate();
  };

  readonly #copy = async (): Promise<void> => {
    const own = [...this.#changed].map(([name, value]) => `  --nexus-${name}: ${value};\n`).join("");
    const brand = this.#brand ? `/* ${this.#brand} */\n${brandCss(themeOf(this.#brand), ":root:root")}\n` : "";
    try {
      await navigator.clipboard.writeText(`${brand}${own ? `:root:root {\n${own}}\n` : ""}`);
      this.#said = "Copied";
    } catch {
      this.#said = "The browser does not let this page copy.";
    }
    this.requestUpdate();
  };

  #reset(): void {
    for (const name of this.#changed.keys()) document.documentElement.style.removeProperty(`--nexus-${name}`);
    this.#changed.clear();
    this.#brand = "";
    this.#said = "";
    this.#sheet.replaceSync("");
    this.requestUpdate();
  }
}
