import { css, html, nothing, type TemplateResult } from "lit";
import { formatsOf } from "../format/formats.ts";
import { initials } from "../format/names.ts";

/** How somebody is shown, where initials of 20 px are not enough. */
export interface AvatarSays {
  /** The address of a picture. Where it does not come, the initials stay. */
  readonly image?: string | undefined;
  readonly size?: "medium" | "large";
  /** A company, or a thing. */
  readonly isSquare?: boolean;
  /** The name stands beside it: it is not read out twice. */
  readonly isNamed?: boolean;
}

/** How avatars look that have a picture or another size, and how several stand together. */
export const avatarStyles = css`
  .avatar.medium { inline-size: 24px; block-size: 24px; font-size: 10px; }
  .avatar.large { inline-size: 32px; block-size: 32px; font-size: 12px; }
  .avatar.square, .avatar.square img { border-radius: var(--n-radius-control); }
  .avatar { position: relative; }
  .avatar img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border-radius: 50%; object-fit: cover; }
  .avatars { display: inline-flex; }
  .avatars > * + * { margin-inline-start: -4px; }
  .avatars .avatar { box-shadow: 0 0 0 2px var(--n-surface); }
`;

const failed = (event: Event): void => (event.currentTarget as Element).remove();

/** A person, as a picture or initials; the whole name is its title. */
export const avatar = (name: string, isMe = false, says: AvatarSays = {}): TemplateResult =>
  html`<span
    class="avatar ${isMe ? "me" : ""} ${says.size ?? ""} ${says.isSquare ? "square" : ""}"
    role=${says.isNamed ? nothing : "img"}
    aria-hidden=${says.isNamed ? "true" : nothing}
    aria-label=${says.isNamed ? nothing : name}
    title=${says.isNamed ? nothing : name}
    >${initials(name)}${says.image ? html`<img src=${says.image} alt="" loading="lazy" @error=${failed} />` : nothing}</span>`;

/** Several people: the first few, and how many more. One picture for who listens, with all their names. */
export function avatars(names: readonly string[], locale: string, most = 3): TemplateResult {
  const rest = names.length - most;
  const all = formatsOf(locale).list(names);
  return html`<span class="avatars" role="img" aria-label=${all} title=${all}>
    ${names.slice(0, rest > 0 ? most : names.length).map((name) => avatar(name, false, { isNamed: true, size: "medium" }))}
    ${rest > 0 ? html`<span class="avatar medium num" aria-hidden="true">+${formatsOf(locale).number(rest)}</span>` : nothing}
  </span>`;
}
