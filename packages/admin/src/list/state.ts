import { icon } from "@nexus-os/ui";
import { html, type TemplateResult } from "lit";

/** How a state looks: what it is shown by beside its word, and whether it asks for a look. */
export interface StateLook {
  readonly icon: string;
  readonly tone?: "busy" | "bad" | "unsure";
}

/** A state as an icon and its word: never told by colour alone. */
export const stateMark = ({ icon: path, tone }: StateLook, word: string): TemplateResult =>
  html`<span class="state ${tone ?? ""}">${icon(path)}<span>${word}</span></span>`;
