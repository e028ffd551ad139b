import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { avatar } from "../parts/avatar.ts";
import { badge, keycap } from "../parts/badge.ts";
import { button } from "../parts/button.ts";
import { BELL, HELP, icon, PLUS, SEARCH, UP_DOWN } from "../parts/icon.ts";
import { words } from "./words.ts";

/** A place in the navigation. */
export interface PortalPlace {
  readonly label: string;
  readonly href: string;
  readonly icon?: string;
  /** How many wait for whoever is signed in, and what that is called: "4 waiting". */
  readonly waiting?: { readonly count: number; readonly label: string };
  readonly isCurrent?: boolean;
  readonly places?: readonly PortalPlace[];
}

/** Places under one heading. */
export interface PortalGroup {
  readonly label: string;
  readonly isSilent?: boolean;
  /** It stands at the bottom. */
  readonly isFoot?: boolean;
  readonly places: readonly PortalPlace[];
}

/** A button of the top bar. */
interface Opener {
  readonly label: string;
  readonly open: (at: HTMLElement) => void;
}

/** What the frame of the portal says. */
export interface PortalSays {
  readonly house: { readonly name: string; readonly open?: (at: HTMLElement) => void };
  readonly groups: readonly PortalGroup[];
  /** Where one is, for a phone. */
  readonly place: string;
  readonly search: Opener & { readonly key: string };
  readonly create?: Opener;
  readonly notices?: Opener & { readonly hasNew: boolean };
  readonly help?: Opener;
  readonly profile: Opener & { readonly name: string };
  /** The five places of a phone's bottom bar. */
  readonly bottom: readonly PortalPlace[];
  readonly content: unknown;
}

const at =
  (open: ((at: HTMLElement) => void) | undefined) =>
  (event: Event): void =>
    open?.(event.currentTarget as HTMLElement);

const current = ({ isCurrent }: PortalPlace) => (isCurrent ? "page" : nothing);
const waits = ({ waiting }: PortalPlace, isLoud = false) =>
  waiting?.count ? badge(waiting.count, waiting.label, isLoud) : nothing;

const line = (place: PortalPlace): TemplateResult => html`<li>
  <a href=${place.href} title=${place.label} aria-current=${current(place)}>${place.icon ? icon(place.icon) : nothing}<span class="cut">${place.label}</span>${waits(place)}</a>
  ${place.places?.length ? html`<ul>${place.places.map(line)}</ul>` : nothing}
</li>`;

const group = ({ label, isSilent, isFoot, places }: PortalGroup) =>
  html`<nav class=${isFoot ? "foot" : ""} aria-label=${label}>${isSilent || isFoot ? nothing : html`<p aria-hidden="true">${label}</p>`}<ul>${places.map(line)}</ul></nav>`;

/** The frame of the portal: sidebar, top bar, and on a phone the bar at the bottom. */
export function portalFrame(host: PartHost, says: PortalSays): TemplateResult {
  const { house, search, create, notices, help, profile } = says;
  const skip = (): void => host.renderRoot.querySelector<HTMLElement>("main")?.focus();
  const mark = html`<span class="mark" aria-hidden="true">${[...house.name][0]}</span><span class="cut grow">${house.name}</span>`;
  return html`<div class="portal">
    <button class="skip" type="button" @click=${skip}>${host.say(words, "layouts.portal.skip")}</button>
    <aside class="sidebar" aria-label=${host.say(words, "layouts.portal.navigation")}><div>
      ${
        house.open
          ? html`<button class="house" type="button" title=${house.name} aria-haspopup="menu" @click=${at(house.open)}>${mark}${icon(UP_DOWN)}</button>`
          : html`<p class="house">${mark}</p>`
      }
      ${says.groups.map(group)}
    </div></aside>
    <header class="topbar">
      <span class="place cut">${says.place}</span>
      <button class="field find" type="button" aria-haspopup="dialog" @click=${at(search.open)}>${icon(SEARCH)}<span class="grow">${search.label}</span>${keycap(search.key)}</button>
      <div class="end">
        ${create ? html`<span class="create">${button({ label: create.label, icon: PLUS, opens: "menu", act: at(create.open) })}</span>` : nothing}
        <span class="find-small">${button({ label: search.label, icon: SEARCH, iconOnly: true, kind: "plain", opens: "dialog", act: at(search.open) })}</span>
        ${notices ? html`<span class="bell ${notices.hasNew ? "new" : ""}">${button({ label: notices.label, icon: BELL, iconOnly: true, kind: "plain", opens: "dialog", act: at(notices.open) })}</span>` : nothing}
        ${help ? html`<span class="helps">${button({ label: help.label, icon: HELP, iconOnly: true, kind: "plain", opens: "menu", act: at(help.open) })}</span>` : nothing}
        <button class="profile" type="button" aria-haspopup="menu" @click=${at(profile.open)}><span class="unseen">${profile.label}</span>${avatar(profile.name, true, { isNamed: true })}</button>
      </div>
    </header>
    <main tabindex="-1">${says.content}</main>
    <nav class="bottombar" aria-label=${host.say(words, "layouts.portal.places")}>${says.bottom.map(
      (place) =>
        html`<a href=${place.href} aria-current=${current(place)}>${place.icon ? icon(place.icon) : nothing}<span class="cut">${place.label}</span>${waits(place, true)}</a>`,
    )}</nav>
  </div>`;
}
