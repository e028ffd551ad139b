import type { Session } from "@nexus-os/contracts";
import { explain, type Nexus, NexusError, type Params, say } from "@nexus-os/sdk";
import { button, define, Menu, menuStyles, message, NexusElement, picture } from "@nexus-os/ui";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { triggerAppChange } from "single-spa";
import { type Application, readApplications, register, revive } from "./applications.ts";
import { bottombar, type FrameSays, firstRoute, type Place, pagebar, placeOf, sidebar, topbar } from "./frame.ts";
import { markStyles } from "./mark.ts";
import { enter, type Organization, organizationsOf } from "./organizations.ts";
import { profileMenu } from "./profile.ts";
import { shellStyles } from "./shell.styles.ts";
import "./sign-in.ts";
import { words } from "./words.ts";

/** What stands in the place of the content, and what can be done. */
interface Trouble {
  readonly text: string;
  readonly requestId: string;
  readonly again: () => void;
}

const INVITATION = "/invitation";
const WINDOW = picture("M16 12h64v48H16zM16 24h64M22 18h.01M28 18h.01", "M42 36l12 12M54 36 42 48");
const SIGNPOST = picture("M48 10v52M36 62h24M26 16h38l8 8-8 8H26z", "M32 24h20");

/**
 * The frame of the portal: signs a person in, shows the places there are, and gives each application its room in the
 * page (its slot). It decides what is on the page.
 *
 * @summary The frame of the portal.
 * @tag nexus-shell
 * @slot - Where the applications draw
 */
export class Shell extends LitElement {
  static override styles = [NexusElement.styles, menuStyles, markStyles, shellStyles];
  static override properties = { scene: { reflect: true }, place: { state: true }, trouble: { state: true } };

  /** What is shown: nothing yet, the sign-in page, the frame, or why there is no portal. */
  declare scene: "starting" | "invited" | "out" | "in" | "broken";
  declare place: Place | null;
  declare trouble: Trouble | null;

  readonly #menu = new Menu(this);
  #nexus: Nexus | null = null;
  /** Who is signed in, or was until now. */
  #session: Session | null = null;
  #applications: readonly Application[] = [];
  #organizations: readonly Organization[] = [];

  constructor() {
    super();
    this.scene = "starting";
    this.place = null;
    this.trouble = null;
  }

  /** Begins: asks who is signed in and which applications there are. */
  async start(nexus: Nexus): Promise<void> {
    this.#nexus = nexus;
    if (location.pathname === INVITATION) return this.#invite();
    nexus.on("session-expired", () => {
      this.scene = "out";
    });
    nexus.on("session", (session) => (session ? this.#enter(session) : location.assign("/")));
    addEventListener("single-spa:routing-event", () => this.#arrive());
    await this.#load(nexus);
  }

  /** Somebody who was invited comes by a link, and may be nobody here yet. */
  async #invite(): Promise<void> {
    const { Invitation } = await import("./invitation/invitation.ts");
    define("invitation", Invitation);
    this.scene = "invited";
  }

  async #load(nexus: Nexus): Promise<void> {
    const main = this.querySelector("main");
    try {
      const [applications, session] = await Promise.all([readApplications(nexus.locale), sessionOf(nexus)]);
      this.#applications = applications;
      if (main) register(applications, main, { nexus, isOpen: () => this.#session !== null, failed: this.#failed });
      if (session) this.#enter(session);
      else this.scene = "out";
    } catch (error) {
      this.scene = "broken";
      this.trouble = {
        text: error instanceof NexusError ? explain(error, nexus.locale) : this.#t("broken.portal"),
        requestId: error instanceof NexusError ? error.requestId : "",
        again: () => void this.#load(nexus),
      };
    }
  }

  #enter(session: Session): void {
    // What is on the page belongs to whoever was here; another person begins with an empty one.
    if (this.#session && this.#session.member.id !== session.member.id) {
      location.reload();
      return;
    }
    this.#session = session;
    void this.#belong();
    this.scene = "in";
    this.trouble = null;
    this.#arrive();
    void triggerAppChange();
  }

  /** Learns where somebody belongs. What fails is asked for again when they come again: nothing else waits for it. */
  async #belong(): Promise<void> {
    this.#organizations = await organizationsOf().catch(() => []);
  }

  /** The address has changed, and what belongs there is drawn. */
  #arrive(): void {
    if (!this.#session) return;
    const path = location.pathname.replace(/\/$/, "");
    const here =
      this.#applications.find(({ route }) => route === path) ?? (path === "" ? this.#applications[0] : undefined);
    // An application's own address, and the portal's, lead to a first page.
    if (here && firstRoute(here) !== path) {
      history.replaceState(null, "", firstRoute(here));
      return;
    }
    const before = this.place;
    this.place = placeOf(this.#applications, path);
    const title = this.place?.page?.title ?? this.place?.application.title;
    document.title = title
      ? this.#t("title", { page: title, organization: this.#session.organization.name })
      : this.#t("title.alone");
    if (before?.page === this.place?.page && before?.application === this.place?.application) return;
    if (!before) return;
    this.trouble = null;
    void this.updateComplete.then(() => this.#focusContent());
  }

  #focusContent(): void {
    this.querySelector("main")?.focus({ preventScroll: true });
  }

  readonly #failed = (name: string, error: unknown): void => {
    reportError(error);
    const title = this.#applications.find((application) => application.name === name)?.title ?? name;
    this.trouble = {
      text: this.#t("broken.application", { application: title }),
      requestId: "",
      again: () => {
        this.trouble = null;
        void revive(name);
      },
    };
  };

  readonly #openProfile = (event: Event): void => {
    const session = this.#session;
    const nexus = this.#nexus;
    if (!session || !nexus || !(event.currentTarget instanceof HTMLElement)) return;
    this.#menu.open(
      event.currentTarget,
      profileMenu(session, this.#t, {
        organizations: this.#organizations,
        enter: (organization) => void enter(organization),
        signOut: () => void nexus.signOut(),
      }),
    );
  };

  readonly #t = (key: keyof typeof words, params: Params = {}): string => say(words, key, params, this.#nexus?.locale);

  #message({ text, requestId, again }: Trouble): TemplateResult {
    const small = requestId ? this.#t("broken.request", { id: requestId }) : undefined;
    const action = button({ label: this.#t("retry"), act: again });
    return html`<div class="trouble">${message({ picture: WINDOW, text, action, small, alert: true })}</div>`;
  }

  #nowhere(): TemplateResult {
    const [first] = this.#applications;
    const page = first?.pages[0];
    const action = page
      ? html`<a class="btn" href=${page.route}>${this.#t("nowhere.go", { page: page.title })}</a>`
      : undefined;
    return html`<div class="trouble">${message({ picture: SIGNPOST, text: this.#t("nowhere"), action })}</div>`;
  }

  #frame(session: Session): TemplateResult {
    const says: FrameSays = {
      session,
      applications: this.#applications,
      place: this.place,
      openProfile: this.#openProfile,
      t: this.#t,
    };
    const instead = this.trouble ? this.#message(this.trouble) : this.place?.page ? nothing : this.#nowhere();
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${this.#t("skip")}</a>
      ${sidebar(says)} ${topbar(says)}
      <div class="body">${pagebar(says)}${instead}<slot ?hidden=${instead !== nothing}></slot></div>
      ${bottombar(says)} ${this.#menu.render()}
    `;
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.#focusContent();
  };

  protected override render(): unknown {
    if (this.scene === "broken" && this.trouble) return this.#message(this.trouble);
    if (this.scene === "invited") {
      const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
      return html`<nexus-invitation .nexus=${this.#nexus} .token=${token}></nexus-invitation>`;
    }
    if (this.scene === "out") {
      return html`<nexus-sign-in .nexus=${this.#nexus} ?again=${this.#session !== null}></nexus-sign-in>`;
    }
    return this.scene === "in" && this.#session ? this.#frame(this.#session) : nothing;
  }
}

/** Who is signed in; null where nobody is. */
async function sessionOf(nexus: Nexus): Promise<Session | null> {
  try {
    return await nexus.session();
  } catch (error) {
    if (error instanceof NexusError && error.code === "SIGN_IN_NEEDED") return null;
    throw error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-shell": Shell;
  }
}
