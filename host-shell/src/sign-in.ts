import { explain, type Nexus, NexusError, say } from "@nexus-os/sdk";
import { ALERT, button, icon, parts, tokens } from "@nexus-os/ui";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { mark, markStyles } from "./mark.ts";
import { recall, remember } from "./preferences.ts";
import { signInStyles } from "./sign-in.styles.ts";
import { words } from "./words.ts";

type Field = "email" | "password";

/**
 * Signs a person in. It remembers the e-mail address on this device, never the password.
 *
 * @summary The page that signs a person in.
 * @tag nexus-sign-in
 * @attr {boolean} again - Somebody was signed in here until now
 */
export class SignIn extends LitElement {
  static override styles = [tokens, parts, markStyles, signInStyles];
  static override properties = {
    nexus: { attribute: false },
    again: { type: Boolean },
    wrong: { state: true },
    working: { state: true },
  };

  /** The connection that is signed in. */
  declare nexus: Nexus | null;
  /** Whether somebody was signed in here until now. */
  declare again: boolean;
  declare wrong: Partial<Record<Field, string>>;
  declare working: boolean;

  constructor() {
    super();
    this.nexus = null;
    this.again = false;
    this.wrong = {};
    this.working = false;
  }

  override firstUpdated(): void {
    this.#focus(this.#input("email").value === "" ? "email" : "password");
  }

  #input(name: Field): HTMLInputElement {
    const input = this.renderRoot.querySelector<HTMLInputElement>(`#${name}`);
    if (!input) throw new Error(`The field ${name} is not drawn.`);
    return input;
  }

  #focus(name: Field): void {
    this.#input(name).focus();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.working || !this.nexus) return;
    const email = this.#input("email").value.trim();
    const password = this.#input("password").value;
    if (!email || !password)
      return this.#refuse(email ? "password" : "email", email ? "sign-in.password.missing" : "sign-in.email.missing");
    this.working = true;
    this.wrong = {};
    remember("email", email);
    try {
      await this.nexus.signIn({ email, password });
    } catch (error) {
      this.working = false;
      const known = error instanceof NexusError ? error : null;
      if (known?.code === "SIGN_IN_REFUSED") this.#refuse("password", "sign-in.refused");
      else if (known?.code === "TOO_MANY")
        this.#refuse("password", "sign-in.too-many", { seconds: Number(known.facts["seconds"]) });
      else this.wrong = { password: known ? explain(known, this.nexus?.locale) : this.#t("broken.portal") };
    }
  }

  #refuse(field: Field, key: keyof typeof words, params: Record<string, number> = {}): void {
    this.wrong = { [field]: this.#t(key, params) };
    void this.updateComplete.then(() => this.#focus(field));
  }

  #t(key: keyof typeof words, params: Record<string, number> = {}): string {
    return say(words, key, params, this.nexus?.locale);
  }

  #field(name: Field, autocomplete: "username" | "current-password"): TemplateResult {
    const wrong = this.wrong[name];
    return html`<div>
      <label for=${name}>${this.#t(`sign-in.${name}`)}</label>
      <span class="field ${wrong ? "err" : ""}">
        <input
          id=${name}
          name=${name}
          type=${name}
          autocomplete=${autocomplete}
          value=${(name === "email" && recall("email")) || ""}
          aria-invalid=${wrong ? "true" : nothing}
          aria-describedby=${wrong ? `${name}-wrong` : nothing}
        />
      </span>
      ${wrong ? html`<p class="wrong" id="${name}-wrong" role="alert">${icon(ALERT)}<span>${wrong}</span></p>` : nothing}
    </div>`;
  }

  protected override render(): TemplateResult {
    return html`<main>
      <form novalidate @submit=${this.#submit}>
        <div class="head">
          ${mark("Nexus")}
          <h1>${this.#t(this.again ? "sign-in.again" : "sign-in.title")}</h1>
          ${this.again ? html`<p class="quiet">${this.#t("sign-in.expired")}</p>` : nothing}
        </div>
        ${this.#field("email", "username")} ${this.#field("password", "current-password")}
        ${button({ label: this.#t(this.working ? "sign-in.working" : "sign-in"), kind: "primary", wide: true, submit: true, disabled: this.working })}
      </form>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-sign-in": SignIn;
  }
}
