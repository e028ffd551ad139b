import { html, type TemplateResult } from "lit";

/** At most two letters that stand for a name: of the first word and of the last. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** A person, as initials; the whole name is its title. */
export const avatar = (name: string, isMe = false): TemplateResult =>
  html`<span class="avatar ${isMe ? "me" : ""}" role="img" aria-label=${name} title=${name}>${initials(name)}</span>`;
