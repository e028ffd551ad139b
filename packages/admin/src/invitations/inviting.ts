import type { Invitation, Role } from "@nexus-os/contracts";
import type { Nexus, Params } from "@nexus-os/sdk";
import { type PartHost, radioField, textArea } from "@nexus-os/ui";
import { html, type TemplateResult } from "lit";
import type { Asking } from "../list/asking.ts";
import { roleField, rolesWithin } from "../roles/role-field.ts";
import { addressesIn } from "./addresses.ts";
import type { words } from "./words.ts";

/** What inviting needs of the list that it stands over. */
interface Says {
  readonly t: (key: keyof typeof words, params?: Params) => string;
  readonly nexus: () => Nexus | null;
  readonly permissions: () => readonly string[];
  readonly explain: (error: unknown) => string;
  readonly sent: (invitation: Invitation) => void;
  readonly tell: (text: string) => void;
}

interface Failed {
  readonly address: string;
  readonly why: string;
}

/** The dialog that invites people: their addresses, the role, and how the invitation reaches them. */
export class Inviting {
  readonly #host: PartHost;
  readonly #asking: Asking;
  readonly #says: Says;
  #text = "";
  #role: Role = "member";
  #way = "mail";
  #error: string | undefined;

  constructor(host: PartHost, asking: Asking, says: Says) {
    this.#host = host;
    this.#asking = asking;
    this.#says = says;
  }

  /** Opens it anew. */
  open(): void {
    [this.#text, this.#role, this.#way, this.#error] = ["", "member", "mail", undefined];
    this.#ask();
  }

  #ask(): void {
    const { t } = this.#says;
    this.#asking.open(() => ({
      title: t("invitations.invite"),
      text: t("invitations.invite.text"),
      content: html`<div class="fields">${this.#fields()}</div>`,
      yes: { label: t("invitations.invite.yes"), act: () => void this.#send() },
    }));
  }

  #fields(): readonly TemplateResult[] {
    const { t, permissions } = this.#says;
    const set = (work: () => void) => {
      work();
      this.#host.requestUpdate();
    };
    return [
      textArea(this.#host, {
        ...{ key: "addresses", label: t("invitations.addresses"), help: t("invitations.addresses.help") },
        ...{ value: this.#text, error: this.#error, required: true, isFirst: true },
        change: (text) => set(() => ([this.#text, this.#error] = [text, undefined])),
      }),
      roleField({
        ...{ label: t("invitations.role"), value: this.#role, among: rolesWithin(permissions()) },
        name: (role) => t(`roles.${role}`),
        purpose: (role) => t(`roles.${role}.for`),
        change: (role) => set(() => (this.#role = role)),
      }),
      radioField({
        ...{ key: "way", label: t("invitations.way"), value: this.#way },
        choices: [
          { value: "mail", label: t("invitations.way.mail") },
          { value: "link", label: t("invitations.way.link") },
        ],
        change: (way) => set(() => (this.#way = way)),
      }),
    ];
  }

  async #send(): Promise<void> {
    const { t, nexus, sent, tell, explain } = this.#says;
    const { addresses, others } = addressesIn(this.#text);
    if (others.length > 0 || addresses.length === 0) {
      const wrong = t("invitations.addresses.wrong", { addresses: others.join(", ") });
      this.#error = others.length > 0 ? wrong : t("invitations.addresses.missing");
      await this.#host.updateComplete;
      return this.#ask();
    }
    const links: string[] = [];
    const failed: Failed[] = [];
    // One after another: each is an act of its own, and what one is refused for does not stop the others.
    for (const email of addresses) {
      try {
        const calls = nexus()?.invitations;
        if (!calls) throw new Error("there is no connection");
        const told = await calls.send({
          email,
          role: this.#role,
          mail: this.#way === "mail",
          locale: this.#host.locale,
        });
        const { path, ...invitation } = told as Invitation & { readonly path?: string };
        sent(invitation);
        if (path) links.push(`${nexus()?.url}${path}`);
      } catch (error) {
        failed.push({ address: email, why: explain(error) });
      }
    }
    const done = addresses.length - failed.length;
    if (done > 0) tell(t("invitations.sent", { count: done }));
    if (failed.length > 0 || links.length > 0) this.#show(links, failed);
  }

  /** What is shown once, and what did not work. */
  #show(links: readonly string[], failed: readonly Failed[]): void {
    const { t } = this.#says;
    const [title, text] =
      links.length > 0
        ? [t("invitations.links.title"), t("invitations.links.text")]
        : [t("invitations.failed.title"), undefined];
    this.#asking.open(() => ({
      ...{ title, text },
      content: html`<pre class="letter" tabindex="0" role="region" aria-label=${title}>${[
        ...links,
        ...failed.map((one) => t("invitations.failed.one", { ...one })),
      ].join("\n")}</pre>`,
    }));
    this.#host.requestUpdate();
  }
}
