import { html, type TemplateResult } from "lit";
import { initials } from "../format/names.ts";

/** A person, as initials; the whole name is its title. */
export const avatar = (name: string, isMe = false): TemplateResult =>
  html`<span class="avatar ${isMe ? "me" : ""}" role="img" aria-label=${name} title=${name}>${initials(name)}</span>`;
