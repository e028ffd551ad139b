import type { Apikey } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "@nexus-os/sdk";
import { button, PLUS } from "@nexus-os/ui";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { CROSS, DONE, LEFT_OUT } from "../list/icons.ts";
import { momentText } from "../list/moments.ts";
import { RecordList } from "../list/record-list.ts";
import { type StateLook, stateMark } from "../list/state.ts";
import { Issuing } from "./issuing.ts";
import { words } from "./words.ts";

type State = "active" | "expired" | "revoked";

const LOOKS: Readonly<Record<State, StateLook>> = {
  active: { icon: DONE },
  expired: { icon: CROSS, tone: "unsure" },
  revoked: { icon: LEFT_OUT },
};

/**
 * The keys by which programs call Nexus, live: making one, which is shown once, and revoking it.
 *
 * @summary The API keys of an organization.
 * @tag nexus-apikeys-list
 * @attr {string} heading - `hide` leaves out the title
 * @fires {ReadyEvent} nexus-ready - The keys are shown
 * @fires {LoadErrorEvent} nexus-load-error - The keys could not be loaded
 */
export class ApikeysList extends RecordList<Apikey, typeof words> {
  protected readonly words = words;
  readonly #issuing = new Issuing(this, this.asking, {
    t: (key, params) => this.t(key, params),
    nexus: () => this.nexus,
    me: () => this.session?.member.id ?? "",
    permissions: () => this.session?.permissions ?? [],
    explain: (error) => this.explain(error),
    issued: (key) => this.data.list?.apply(key),
  });
  #uses: Readonly<Record<string, string>> = {};
  #asked: Nexus | null = null;

  protected open(nexus: Nexus): LiveList<Apikey> {
    return nexus.live("apikeys");
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.nexus || !this.session || this.nexus === this.#asked || !this.may("apikeys.uses")) return;
    this.#asked = this.nexus;
    this.#ask(this.nexus);
  }

  protected get says() {
    const columns = [
      ...[this.t("apikeys.column.name"), this.t("apikeys.column.state")],
      ...[this.t("apikeys.column.for"), this.t("apikeys.column.used")],
    ];
    return {
      ...{ title: this.t("apikeys.title"), columns },
      ...{ none: this.t("apikeys.none"), noneOfPart: this.t("apikeys.none.part") },
    };
  }

  protected get listParts() {
    return (["active", "expired", "revoked"] as const).map((state) => ({
      ...{ key: state, label: this.t(`apikeys.state.${state}`), states: [state] },
    }));
  }

  protected override stateOf({ state, expiresAt }: Apikey): State {
    return state === "active" && expiresAt !== null && expiresAt <= new Date().toISOString() ? "expired" : state;
  }

  protected override get beside(): readonly TemplateResult[] {
    if (!this.may("apikeys.issue")) return [];
    const act = () => this.#issuing.open();
    return [button({ label: this.t("apikeys.new"), icon: PLUS, kind: "primary", opens: "dialog", act })];
  }

  protected cells(key: Apikey): readonly unknown[] {
    const { name, prefix, member, expiresAt, permissions } = key;
    const state = this.stateOf(key);
    const until = expiresAt && momentText(expiresAt, this.locale, this.nexus?.timeZone ?? "UTC");
    const used = this.#uses[key.id];
    const count = (permissions as readonly unknown[]).length;
    return [
      [
        html`<b>${name}</b>`,
        html`<p class="meta"><span class="num mono">${prefix}…</span> ${this.t("apikeys.count", { count })}</p>`,
        until && state === "active" ? html`<p class="meta">${this.t("apikeys.until", { at: until })}</p>` : nothing,
      ],
      stateMark(LOOKS[state], this.t(`apikeys.state.${state}`)),
      member?.name ?? this.t("apikeys.service"),
      used === undefined ? this.t("apikeys.never") : this.moment(used),
    ];
  }

  protected actions(key: Apikey): readonly TemplateResult[] {
    if (key.state !== "active" || !this.may("apikeys.revoke")) return [];
    const title = this.t("apikeys.revoke.long", { name: key.name });
    const act = () => this.#doubt(key);
    return [button({ label: this.t("apikeys.revoke"), title, small: true, opens: "dialog", act })];
  }

  protected told(key: Apikey): string {
    return this.t("apikeys.told", { name: key.name, state: this.t(`apikeys.state.${this.stateOf(key)}`) });
  }

  #doubt(key: Apikey): void {
    this.asking.open(() => ({
      title: this.t("apikeys.revoke.title"),
      text: this.t("apikeys.revoke.text", { name: key.name }),
      yes: { label: this.t("apikeys.revoke.yes"), isDanger: true, act: () => this.#revoke(key) },
    }));
  }

  readonly #ask = this.handler(async (nexus: Nexus) => {
    const { uses } = await nexus.apikeys.uses({});
    this.#uses = uses as Readonly<Record<string, string>>;
    this.requestUpdate();
  });

  readonly #revoke = this.handler((key: Apikey) =>
    this.act(
      key,
      ({ id, version }) => this.#calls.revoke({ id, version }),
      ({ name }) => this.t("apikeys.revoked", { name }),
    ),
  );

  get #calls(): Nexus["apikeys"] {
    if (!this.nexus) throw new Error("there is no connection");
    return this.nexus.apikeys;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-apikeys-list": ApikeysList;
  }
}
