import type { Apikey } from "@nexus-os/contracts";
import type { Nexus, Params } from "@nexus-os/sdk";
import { button, checkboxesField, type PartHost, radioField, selectField, textField } from "@nexus-os/ui";
import { html, type TemplateResult } from "lit";
import type { Asking } from "../list/asking.ts";
import { type Access, areasWithin, permissionsFor } from "./granting.ts";
import type { words } from "./words.ts";

type Word = keyof typeof words;

/** What making a key needs of the list that it stands over. */
interface Says {
  readonly t: (key: Word, params?: Params) => string;
  readonly nexus: () => Nexus | null;
  readonly me: () => string;
  readonly permissions: () => readonly string[];
  readonly explain: (error: unknown) => string;
  readonly issued: (key: Apikey) => void;
}

const DAY = 86_400_000;
const DAYS = [30, 90, 365] as const;
const KNOWN: readonly string[] = ["admin", "directory", "sales", "workspace"];
const FRESH = { name: "", isMine: false, areas: [] as readonly string[], access: "read" as Access, days: 90 };

/** The dialog that makes a key: what for, as whom, where, what and how long; and shows it, once. */
export class Issuing {
  readonly #host: PartHost;
  readonly #asking: Asking;
  readonly #says: Says;
  #given = FRESH;
  #errors: Partial<Record<"name" | "areas", string>> = {};

  constructor(host: PartHost, asking: Asking, says: Says) {
    this.#host = host;
    this.#asking = asking;
    this.#says = says;
  }

  /** Opens it anew. */
  open(): void {
    [this.#given, this.#errors] = [FRESH, {}];
    this.#ask();
  }

  #ask(): void {
    const { t } = this.#says;
    this.#asking.open(() => ({
      ...{ title: t("apikeys.new"), text: t("apikeys.new.text") },
      content: html`<div class="fields">${this.#fields()}</div>`,
      yes: { label: t("apikeys.issue"), act: () => void this.#send() },
    }));
  }

  #set(given: Partial<typeof FRESH>): void {
    this.#given = { ...this.#given, ...given };
    this.#errors = {};
    this.#host.requestUpdate();
  }

  #fields(): readonly TemplateResult[] {
    const { t, permissions } = this.#says;
    const { name, isMine, areas, access, days } = this.#given;
    const choice = (value: string, label: string) => ({ value, label });
    return [
      textField({
        ...{ key: "name", label: t("apikeys.name"), value: name, max: 120, required: true, isFirst: true },
        ...{ error: this.#errors.name, change: (value) => this.#set({ name: value }) },
      }),
      checkboxesField({
        ...{ key: "areas", label: t("apikeys.areas"), value: areas, error: this.#errors.areas },
        choices: areasWithin(permissions())
          .filter((area) => KNOWN.includes(area))
          .map((area) => choice(area, t(`apikeys.area.${area}` as Word))),
        change: (value) => this.#set({ areas: value }),
      }),
      radioField({
        ...{ key: "access", label: t("apikeys.access"), value: access },
        choices: [choice("read", t("apikeys.access.read")), choice("write", t("apikeys.access.write"))],
        change: (value) => this.#set({ access: value as Access }),
      }),
      radioField({
        ...{ key: "for", label: t("apikeys.for"), value: isMine ? "me" : "itself" },
        choices: [choice("itself", t("apikeys.for.itself")), choice("me", t("apikeys.for.me"))],
        change: (value) => this.#set({ isMine: value === "me" }),
      }),
      selectField({
        ...{ key: "ends", label: t("apikeys.ends"), value: String(days) },
        choices: [
          ...DAYS.map((count) => choice(String(count), t("apikeys.ends.days", { count }))),
          choice("0", t("apikeys.ends.never")),
        ],
        change: (value) => this.#set({ days: Number(value) }),
      }),
    ];
  }

  async #send(): Promise<void> {
    const { t, nexus, me, permissions, explain, issued } = this.#says;
    const { name, isMine, areas, access, days } = this.#given;
    this.#errors = {
      ...(name.trim() ? {} : { name: t("apikeys.name.missing") }),
      ...(areas.length ? {} : { areas: t("apikeys.areas.missing") }),
    };
    // The dialog has closed with its answer: it is opened again behind that.
    await this.#host.updateComplete;
    if (Object.keys(this.#errors).length > 0) return this.#ask();
    try {
      const calls = nexus()?.apikeys;
      if (!calls) throw new Error("there is no connection");
      const told = await calls.issue({
        ...{ name: name.trim(), permissions: permissionsFor(permissions(), areas, access) },
        ...(isMine ? { member: me() } : {}),
        ...(days ? { expiresAt: new Date(Date.now() + days * DAY).toISOString() } : {}),
      });
      const { secret, ...key } = told as Apikey & { readonly secret: string };
      issued(key as Apikey);
      this.#show(key.name, secret);
    } catch (error) {
      this.#asking.open(() => ({ title: t("apikeys.failed"), text: explain(error) }));
    }
    this.#host.requestUpdate();
  }

  /** The secret is in this dialog and nowhere else. */
  #show(name: string, secret: string): void {
    const { t } = this.#says;
    let label: Word = "apikeys.copy";
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(secret);
      label = "apikeys.copied";
      this.#host.requestUpdate();
    };
    const title = t("apikeys.secret.title", { name });
    this.#asking.open(() => ({
      ...{ title, text: t("apikeys.secret.text") },
      content: html`<pre class="letter" tabindex="0" role="region" aria-label=${title}>${secret}</pre>
        <div class="btns">${button({ label: t(label), act: () => void copy() })}</div>`,
    }));
  }
}
