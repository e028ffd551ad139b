import type { Invitation } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "@nexus-os/sdk";
import { button, PLUS } from "@nexus-os/ui";
import { html, type TemplateResult } from "lit";
import { CLOCK, CROSS, DONE, LEFT_OUT } from "../list/icons.ts";
import { momentText } from "../list/moments.ts";
import { RecordList } from "../list/record-list.ts";
import { type StateLook, stateMark } from "../list/state.ts";
import { Inviting } from "./inviting.ts";
import { words } from "./words.ts";

type State = "open" | "expired" | "accepted" | "revoked";

const LOOKS: Readonly<Record<State, StateLook>> = {
  open: { icon: CLOCK, tone: "busy" },
  expired: { icon: CROSS, tone: "unsure" },
  accepted: { icon: DONE },
  revoked: { icon: LEFT_OUT },
};

/**
 * Who was asked to join, live: inviting by mail or by a link, several at once, sending again and taking back.
 *
 * @summary The invitations of an organization.
 * @tag nexus-invitations-list
 * @attr {string} heading - `hide` leaves out the title
 * @fires {ReadyEvent} nexus-ready - The invitations are shown
 * @fires {LoadErrorEvent} nexus-load-error - The invitations could not be loaded
 */
export class InvitationsList extends RecordList<Invitation, typeof words> {
  protected readonly words = words;
  readonly #inviting = new Inviting(this, this.asking, {
    t: (key, params) => this.t(key, params),
    nexus: () => this.nexus,
    permissions: () => this.session?.permissions ?? [],
    explain: (error) => this.explain(error),
    sent: (invitation) => this.data.list?.apply(invitation),
    tell: (text) => this.toasts.show({ text }),
  });

  protected open(nexus: Nexus): LiveList<Invitation> {
    return nexus.live("invitations");
  }

  protected get says() {
    const columns = [
      ...[this.t("invitations.column.address"), this.t("invitations.column.state")],
      ...[this.t("invitations.column.role"), this.t("invitations.column.by")],
    ];
    return {
      ...{ title: this.t("invitations.title"), columns },
      ...{ none: this.t("invitations.none"), noneOfPart: this.t("invitations.none.part") },
    };
  }

  protected get listParts() {
    return (["open", "expired", "accepted", "revoked"] as const).map((state) => ({
      ...{ key: state, label: this.t(`invitations.state.${state}`), states: [state] },
    }));
  }

  protected override stateOf({ state, expiresAt }: Invitation): State {
    return state === "open" && expiresAt <= new Date().toISOString() ? "expired" : state;
  }

  protected override get beside(): readonly TemplateResult[] {
    if (!this.may("invitations.send")) return [];
    const act = () => this.#inviting.open();
    return [button({ label: this.t("invitations.invite"), icon: PLUS, kind: "primary", opens: "dialog", act })];
  }

  protected cells(invitation: Invitation): readonly unknown[] {
    const { address, role, sentAt, expiresAt, invitedBy } = invitation;
    const state = this.stateOf(invitation);
    const until = momentText(expiresAt, this.locale, this.nexus?.timeZone ?? "UTC");
    return [
      [
        html`<b>${address}</b>`,
        state === "open" ? html`<p class="meta">${this.t("invitations.until", { at: until })}</p>` : "",
        sentAt === null ? html`<p class="meta">${this.t("invitations.link")}</p>` : "",
      ],
      stateMark(LOOKS[state], this.t(`invitations.state.${state}`)),
      this.t(`roles.${role}`),
      invitedBy?.name ?? this.t("list.by.nexus"),
    ];
  }

  protected actions(invitation: Invitation): readonly TemplateResult[] {
    const { address, state } = invitation;
    if (state !== "open") return [];
    const [again, back] = [
      this.t("invitations.resend.long", { address }),
      this.t("invitations.revoke.long", { address }),
    ];
    return [
      ...(this.may("invitations.resend")
        ? [
            button({
              ...{ label: this.t("invitations.resend"), title: again, small: true },
              act: () => this.#resend(invitation),
            }),
          ]
        : []),
      ...(this.may("invitations.revoke")
        ? [
            button({
              ...{ label: this.t("invitations.revoke"), title: back, small: true, opens: "dialog" },
              act: () => this.#ask(invitation),
            }),
          ]
        : []),
    ];
  }

  protected told(invitation: Invitation): string {
    const state = this.t(`invitations.state.${this.stateOf(invitation)}`);
    return this.t("invitations.told", { address: invitation.address, state });
  }

  #ask(invitation: Invitation): void {
    const { address } = invitation;
    this.asking.open(() => ({
      title: this.t("invitations.revoke.title"),
      text: this.t("invitations.revoke.text", { address }),
      yes: { label: this.t("invitations.revoke.yes"), isDanger: true, act: () => this.#revoke(invitation) },
    }));
  }

  readonly #resend = this.handler((invitation: Invitation) =>
    this.act(
      invitation,
      ({ id, version }) => this.#calls.resend({ id, version, mail: true, locale: this.locale }),
      ({ address }) => this.t("invitations.resent", { address }),
    ),
  );

  readonly #revoke = this.handler((invitation: Invitation) =>
    this.act(
      invitation,
      ({ id, version }) => this.#calls.revoke({ id, version }),
      ({ address }) => this.t("invitations.revoked", { address }),
    ),
  );

  get #calls(): Nexus["invitations"] {
    if (!this.nexus) throw new Error("there is no connection");
    return this.nexus.invitations;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-invitations-list": InvitationsList;
  }
}
