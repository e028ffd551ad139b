import { html, nothing, type TemplateResult } from "lit";
import { icon as drawn } from "./icon.ts";

/** What a button says and does. Its label is a verb. */
export interface ButtonSays {
  readonly label: string;
  readonly act?: ((event: Event) => void) | undefined;
  readonly icon?: string;
  readonly iconAfter?: string;
  /** The one primary action of a screen, or one without an edge. */
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
  readonly part?: string;
}

/** A button. */
export const button = (says: ButtonSays): TemplateResult => html`<button
  class="btn ${says.kind ?? ""} ${says.small ? "s" : ""} ${says.iconOnly ? "only" : ""} ${says.wide ? "wide" : ""}"
  type=${says.submit ? "submit" : "button"}
  ?disabled=${says.disabled}
  part=${says.part ?? nothing}
  title=${says.title ?? (says.iconOnly ? says.label : nothing)}
  aria-label=${says.title ?? (says.iconOnly ? says.label : nothing)}
  aria-haspopup=${says.opens ?? nothing}
  aria-pressed=${says.pressed === undefined ? nothing : says.pressed ? "true" : "false"}
  @click=${says.act}
>${says.icon ? drawn(says.icon) : nothing}${says.iconOnly ? nothing : says.label}${says.iconAfter ? drawn(says.iconAfter) : nothing}</button>`;
