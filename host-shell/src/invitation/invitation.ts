import { type Nexus, NexusError, say } from "@nexus-os/sdk";
import { ALERT, button, icon, parts, tokens } from "@nexus-os/ui";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { mark, markStyles } from "../mark.ts";
import { signInStyles } from "../sign-in.styles.ts";
import { accept, type Invited, look, type Refused } from "./asked.ts";
import { words } from "./words.ts";

type Word = keyof typeof words;
type Field = "name" | "password";

const CLOSED: readonly string[] = ["accepted", "revoked", "expired"];
const LEAST = 8;

/**
 * Lets somebody who was invited join: as who they are here already, or with a password that they choose.
 *
 * @summary The page of an invitation.
 * @tag nexus-invitation
 */
export class Invitation extends LitElement {
  static override styles = [tokens, parts, markStyles, signInStyles];
  static override properties = {
    nexus: { attribute: false },
    token: { attribute: false },
    invited: { state: true },
    other: { state: true },
    isMe: { state: true },
    closed: { state: true },
    wrong: { state: true },
    working: { state: true },
  };

  /** The connection that is signed in. */
  declare nexus: Nexus | null;
  /** What the link holds. */
  declare token: string;
  declare invited: Invited | null;
  /** The name of who is signed in, where that is somebody else. */
  declare other: string | null;
  declare isMe: boolean;
  declare closed: string | null;
  declare wrong: Partial<Record<Field | "all", Word>>;
  declare working: boolean;

  constructor() {
    super();
    this.nexus = null;
    this.token = "";
    this.invited = null;
    this.other = null;
    this.isMe = false;
    this.closed = null;
    this.wrong = {};
    this.working = false;
  }

  override firstUpdated(): void {
    void this.#look();
  }

  async #look(): Promise<void> {
    try {
      const invited = await look(this.token);
      const member = await this.#signedIn();
      this.isMe = member?.email.toLowerCase() === invited.email;
      this.other = member && !this.isMe ? member.name : null;
      this.invited = invited;
    } catch (error) {
      this.#refused(error as Refused);
    }
  }

  async #signedIn() {
    try {
      return (await this.nexus?.session())?.member ?? null;
    } catch (error) {
      if (error instanceof NexusError && error.code === "SIGN_IN_NEEDED") return null;
      throw error;
    }
  }

  #refused({ code, state = "unknown" }: Refused): void {
    this.working = false;
    if (code === "INVITATION_CLOSED") this.closed = CLOSED.includes(state) ? state : "unknown";
    else if (code === "SIGN_IN_REFUSED") this.wrong = { password: "invitation.refused" };
    else this.wrong = { all: "invitation.failed" };
  }

  #value(name: Field): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${name}`)?.value.trim() ?? "";
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const { invited, nexus, token } = this;
    if (this.working || !invited || !nexus) return;
    const [name, password] = [this.#value("name"), this.#value("password")];
    const isNew = !this.isMe && invited.way === "password";
    if (isNew && !name) return this.#mark("name", "invitation.name.missing");
    if (!this.isMe && password.length < LEAST) return this.#mark("password", "invitation.password.missing");
    this.working = true;
    this.wrong = {};
    try {
      const { email } = invited;
      if (isNew) await accept({ token, name, password });
      if (!this.isMe) await nexus.signIn({ email, password });
      if (!isNew) await accept({ token });
      location.assign("/");
    } catch (error) {
      this.#refused(error as Refused);
    }
  }

  #mark(field: Field, word: Word): void {
    this.wrong = { [field]: word };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>(`#${field}`)?.focus());
  }

  async #signOut(): Promise<void> {
    await this.nexus?.signOut();
    this.other = null;
  }

  #t(key: Word, params: Record<string, string> = {}): string {
    return say(words, key, params, this.nexus?.locale);
  }

  #field(name: Field, label: Word, autocomplete: "name" | "new-password" | "current-password"): TemplateResult {
    const wrong = this.wrong[name];
    return html`<div>
      <label for=${name}>${this.#t(label)}</label>
      <span class="field ${wrong ? "err" : ""}">
        <input
          id=${name}
          name=${name}
          type=${name === "password" ? "password" : "text"}
          autocomplete=${autocomplete}
          aria-invalid=${wrong ? "true" : nothing}
          aria-describedby=${wrong ? `${name}-wrong` : nothing}
        />
      </span>
      ${wrong ? this.#wrong(wrong, `${name}-wrong`) : nothing}
    </div>`;
  }

  #wrong(word: Word, id: string): TemplateResult {
    return html`<p class="wrong" id=${id} role="alert">${icon(ALERT)}<span>${this.#t(word)}</span></p>`;
  }

  #page(title: string, content: unknown): TemplateResult {
    return html`<main>
      <form novalidate @submit=${this.#submit}>
        <div class="head">${mark("Nexus")}<h1>${title}</h1></div>
        ${content} ${this.wrong.all ? this.#wrong(this.wrong.all, "all-wrong") : nothing}
      </form>
    </main>`;
  }

  #fields({ way }: Invited): unknown {
    if (this.isMe) return nothing;
    if (way === "sign-in") {
      return [
        html`<p class="quiet">${this.#t("invitation.sign-in")}</p>`,
        this.#field("password", "invitation.password", "current-password"),
      ];
    }
    return [
      this.#field("name", "invitation.name", "name"),
      this.#field("password", "invitation.password.new", "new-password"),
      html`<p class="quiet">${this.#t("invitation.password.help")}</p>`,
    ];
  }

  protected override render(): unknown {
    const { invited, closed, other } = this;
    if (closed) {
      const text = this.#t(`invitation.closed.${closed}` as Word);
      return this.#page(text, html`<a class="btn" href="/">${this.#t("invitation.home")}</a>`);
    }
    if (!invited) return this.wrong.all ? this.#page("Nexus", nothing) : nothing;
    const { organization, email } = invited;
    const title = this.#t("invitation.title", { organization });
    if (other) {
      const text = html`<p>${this.#t("invitation.other", { name: other, email })}</p>`;
      const out = button({ label: this.#t("invitation.other.out"), wide: true, act: () => void this.#signOut() });
      return this.#page(title, [text, out]);
    }
    const label = this.#t(this.working ? "invitation.working" : "invitation.join");
    return this.#page(title, [
      html`<p class="quiet">${this.#t("invitation.for", { email })}</p>`,
      this.#fields(invited),
      button({ label, kind: "primary", wide: true, submit: true, disabled: this.working }),
    ]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-invitation": Invitation;
  }
}
