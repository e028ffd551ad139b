import type { Session } from "@nexus-os/contracts";
import { avatar, icon } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { type Application, isWithin, type Page } from "./applications.ts";
import { mark } from "./mark.ts";
import type { words } from "./words.ts";

/** Where a person is: an application and one of its pages. */
export interface Place {
  readonly application: Application;
  readonly page: Page | null;
}

const NEXT = "M6 4l4 4-4 4";
/** How many places fit a phone's bottom bar. */
const MOST_PLACES = 5;

/** The place that an address leads to; null where it leads nowhere. */
export function placeOf(applications: readonly Application[], path: string): Place | null {
  const application = applications.find(({ route }) => isWithin(path, route));
  if (!application) return null;
  return { application, page: application.pages.find(({ route }) => isWithin(path, route)) ?? null };
}

/** The first page of an application: where its own line in the navigation leads. */
export const firstRoute = ({ pages, route }: Application): string => pages[0]?.route ?? route;

/** What the frame says and does. */
export interface FrameSays {
  readonly session: Session;
  readonly applications: readonly Application[];
  readonly place: Place | null;
  readonly openProfile: (event: Event) => void;
  readonly t: (key: keyof typeof words, params?: Record<string, string>) => string;
}

/** The sidebar: whose house this is, and its places. */
export const sidebar = ({
  session,
  applications,
  place,
  t,
}: FrameSays): TemplateResult => html`<aside class="side"><div>
  <p class="house">${mark(session.organization.name)}<span class="cut" title=${session.organization.name}>${session.organization.name}</span></p>
  <nav aria-label=${t("navigation")}>
    <ul>
      ${applications.map((application) => {
        const isHere = place?.application === application;
        const pages = application.pages.map(
          (page) => html`<li>
            <a href=${page.route} aria-current=${place?.page === page ? "page" : nothing}><span class="cut">${page.title}</span></a>
          </li>`,
        );
        return html`<li>
          <a href=${firstRoute(application)} title=${application.title} aria-current=${isHere ? "true" : nothing}>
            ${icon(application.icon)}<span class="cut">${application.title}</span>
          </a>
          ${isHere && pages.length > 0 ? html`<ul>${pages}</ul>` : nothing}
        </li>`;
      })}
    </ul>
  </nav>
</div></aside>`;

/** The bar above the content: where one is, and who one is. */
export const topbar = ({ session, place, openProfile, t }: FrameSays): TemplateResult => {
  const { name } = session.member;
  const page = place?.page;
  return html`<header class="top">
    <h1 class="path">
      ${place && page ? html`<span class="quiet">${place.application.title}</span>${icon(NEXT, "flips")}` : nothing}
      <b class="cut">${page?.title ?? place?.application.title}</b>
    </h1>
    <button class="profile" type="button" aria-haspopup="menu" aria-label=${t("profile.open", { name })} @click=${openProfile}>
      ${avatar(name, true)}
    </button>
  </header>`;
};

/** The pages of the application that somebody is in, where the sidebar has no room to name them. */
export const pagebar = ({ place, t }: FrameSays): TemplateResult | typeof nothing => {
  const pages = place?.application.pages ?? [];
  if (pages.length < 2) return nothing;
  return html`<nav class="pages" aria-label=${t("pages")}>
    <ul>
      ${pages.map((page) => html`<li><a href=${page.route} aria-current=${place?.page === page ? "page" : nothing}>${page.title}</a></li>`)}
    </ul>
  </nav>`;
};

/** The bar at the bottom of a phone. */
export const bottombar = ({
  applications,
  place,
  t,
}: FrameSays): TemplateResult => html`<nav class="places" aria-label=${t("places")}>
  <ul>
    ${applications.slice(0, MOST_PLACES).map(
      (application) => html`<li>
        <a href=${firstRoute(application)} aria-current=${place?.application === application ? "true" : nothing}>
          ${icon(application.icon)}<span class="cut">${application.title}</span>
        </a>
      </li>`,
    )}
  </ul>
</nav>`;
