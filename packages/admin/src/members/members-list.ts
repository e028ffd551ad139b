import { type Member, ROLES, type Role } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "@nexus-os/sdk";
import { button } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { RecordList } from "../list/record-list.ts";
import { roleField, rolesWithin } from "../roles/role-field.ts";
import { words } from "./words.ts";

/**
 * Who belongs to the organization and with which role, live, with what can be done about it: another role, removing
 * somebody and bringing them back, and leaving.
 *
 * @summary The members of an organization.
 * @tag nexus-members-list
 * @attr {string} heading - `hide` leaves out the title
 * @fires {ReadyEvent} nexus-ready - The members are shown
 * @fires {LoadErrorEvent} nexus-load-error - The members could not be loaded
 */
export class MembersList extends RecordList<Member, typeof words> {
  protected readonly words = words;
  #role: Role = "member";

  protected open(nexus: Nexus): LiveList<Member> {
    return nexus.live("members");
  }

  protected get says() {
    return {
      title: this.t("members.title"),
      columns: (["member", "role", "email", "since"] as const).map((column) => this.t(`members.column.${column}`)),
      ...{ none: this.t("members.none"), noneOfPart: this.t("members.none.part") },
    };
  }

  protected get listParts() {
    return ROLES.map((role) => ({ key: role, label: this.t(`roles.${role}`), states: [role] }));
  }

  protected override stateOf({ role }: Member): string {
    return role;
  }

  protected cells(member: Member): readonly unknown[] {
    const { name, email, role, createdAt } = member;
    return [
      [html`<b>${name}</b>`, this.#isMe(member) ? html`<p class="meta">${this.t("members.you")}</p>` : nothing],
      this.t(`roles.${role}`),
      html`<span class="meta">${email}</span>`,
      this.moment(createdAt),
    ];
  }

  protected actions(member: Member): readonly TemplateResult[] {
    const { name, role } = member;
    const mayGrant = this.#grantable.includes(role);
    const act = (label: string, title: string, ask: () => void) =>
      button({ label, title, small: true, opens: "dialog", act: ask });
    return [
      ...(mayGrant && this.may("members.assign")
        ? [act(this.t("members.assign"), this.t("members.assign.long", { name }), () => this.#askRole(member))]
        : []),
      ...(mayGrant && !this.#isMe(member) && this.may("members.archive")
        ? [act(this.t("members.remove"), this.t("members.remove.long", { name }), () => this.#askRemoval(member))]
        : []),
      ...(this.#isMe(member) && this.may("members.leave")
        ? [act(this.t("members.leave"), this.t("members.leave"), () => this.#askLeave(member))]
        : []),
    ];
  }

  protected told({ name, role }: Member): string {
    return this.t("members.told", { name, role: this.t(`roles.${role}`) });
  }

  get #grantable(): readonly Role[] {
    return rolesWithin(this.session?.permissions ?? []);
  }

  #isMe({ id }: Member): boolean {
    return id === this.session?.member.id;
  }

  #askRole(member: Member): void {
    const { name } = member;
    this.#role = member.role;
    this.asking.open(() => ({
      title: this.t("members.assign.title", { name }),
      text: this.t("members.assign.text", { name }),
      content: html`<div class="fields">${roleField({
        ...{ label: this.t("members.role"), value: this.#role, among: this.#grantable },
        name: (role) => this.t(`roles.${role}`),
        purpose: (role) => this.t(`roles.${role}.for`),
        change: (role) => {
          this.#role = role;
          this.requestUpdate();
        },
      })}</div>`,
      yes: { label: this.t("members.assign.yes"), act: () => this.#assign(member) },
    }));
  }

  #askRemoval(member: Member): void {
    const { name } = member;
    this.asking.open(() => ({
      title: this.t("members.remove.title", { name }),
      text: this.t("members.remove.text", { name }),
      yes: { label: this.t("members.remove.yes", { name }), isDanger: true, act: () => this.#remove(member) },
    }));
  }

  #askLeave(member: Member): void {
    this.asking.open(() => ({
      title: this.t("members.leave.title"),
      text: this.t("members.leave.text"),
      yes: { label: this.t("members.leave.yes"), isDanger: true, act: () => this.#leave(member) },
    }));
  }

  readonly #assign = this.handler((member: Member) =>
    this.act(
      member,
      ({ id, version }) => this.#calls.assign({ id, version, role: this.#role }),
      ({ name, role }) => this.t("members.assigned", { name, role: this.t(`roles.${role}`) }),
    ),
  );

  readonly #remove = this.handler((member: Member) =>
    this.act(
      member,
      ({ id, version }) => this.#calls.archive({ id, version }),
      ({ name }) => this.t("members.removed", { name }),
      (removed) => ({ label: this.t("members.back"), act: () => void this.#restore(removed) }),
    ),
  );

  readonly #restore = this.handler((member: Member) =>
    this.act(
      member,
      ({ id, version }) => this.#calls.restore({ id, version }),
      ({ name }) => this.t("members.restored", { name }),
    ),
  );

  readonly #leave = this.handler((member: Member) =>
    this.act(
      member,
      ({ id, version }) => this.#calls.leave({ id, version }),
      () => this.t("members.left"),
    ),
  );

  get #calls(): Nexus["members"] {
    if (!this.nexus) throw new Error("there is no connection");
    return this.nexus.members;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-members-list": MembersList;
  }
}
