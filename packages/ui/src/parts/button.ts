import { html, nothing, type TemplateResult } from "lit";
import { icon as drawn } from "./icon.ts";

/** What a button says and does. Its label is a verb. */
export interface ButtonSays {
  readonly label: string;
  readonly act?: ((event: Event) => void) | undefined;
  readonly icon?: string;
  readonly iconAfter?: string;
  /** The one primary action of a screen, one without an edge, or one that destroys. */
  readonly kind?: "primary" | "plain" | "danger";
  readonly small?: boolean;
  readonly wide?: boolean;
  /** What is read out, where the label alone does not say it. It begins with the label. */
  readonly title?: string;
  /** Shows the icon alone; the label is read out. */
  readonly iconOnly?: boolean;
  readonly submit?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly opens?: "menu" | "dialog";
  /** It works: it keeps the focus, and does nothing more. A share from 0 to 1 shows how far it is. */
  readonly busy?: boolean | number;
  /** The key that does the same, as `aria-keyshortcuts` writes it: `Control+S`. */
  readonly key?: string;
  readonly part?: string;
}

const TURNING = "M8 2a6 6 0 0 1 6 6";

const flag = (value: boolean | undefined) => (value === undefined ? nothing : value ? "true" : "false");

/** A button. */
export function button(says: ButtonSays): TemplateResult {
  const { busy, iconOnly, kind = "", label, small, title, wide } = says;
  const isBusy = busy !== undefined && busy !== false;
  const spoken = title ?? (iconOnly ? label : nothing);
  const lead = isBusy ? drawn(TURNING, "turning") : says.icon ? drawn(says.icon) : nothing;
  return html`<button
    class="btn ${kind} ${small ? "s" : ""} ${iconOnly ? "only" : ""} ${wide ? "wide" : ""}"
    type=${says.submit && !isBusy ? "submit" : "button"}
    ?disabled=${says.disabled}
    part=${says.part ?? nothing}
    title=${spoken}
    aria-label=${spoken}
    aria-haspopup=${says.opens ?? nothing}
    aria-pressed=${flag(says.pressed)}
    aria-disabled=${isBusy ? "true" : nothing}
    aria-keyshortcuts=${says.key ?? nothing}
    @click=${isBusy ? undefined : says.act}
  >${lead}${iconOnly ? nothing : label}${says.iconAfter ? drawn(says.iconAfter) : nothing}${
    typeof busy === "number" ? html`<i class="far" .style=${`inline-size:${busy * 100}%`}></i>` : nothing
  }</button>`;
}
