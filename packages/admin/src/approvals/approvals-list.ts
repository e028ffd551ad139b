import type { ApprovalRecord } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "@nexus-os/sdk";
import { button } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { CLOCK, CROSS, DONE, LEFT_OUT, UNSURE } from "../list/icons.ts";
import { fromNowText, momentText } from "../list/moments.ts";
import { type Failure, RecordList } from "../list/record-list.ts";
import { type StateLook, stateMark } from "../list/state.ts";
import { actText } from "./act-words.ts";
import { type Word, words } from "./words.ts";

type State = ApprovalRecord["state"];
type Verb = "approve" | "refuse" | "withdraw";

const LOOKS: Readonly<Record<State, StateLook>> = {
  open: { icon: CLOCK, tone: "busy" },
  done: { icon: DONE },
  refused: { icon: CROSS, tone: "bad" },
  expired: { icon: CLOCK },
  withdrawn: { icon: LEFT_OUT },
  void: { icon: UNSURE, tone: "unsure" },
};
/** What is said where a decision from here made it so. */
const SAID: Readonly<Record<State, Word>> = {
  ...{ open: "approvals.approved.more", done: "approvals.approved", void: "approvals.approved.void" },
  ...{ refused: "approvals.refused", withdrawn: "approvals.withdrawn", expired: "approvals.told" },
};
const DECIDED: readonly State[] = ["done", "refused", "expired", "withdrawn", "void"];

const givenOf = ({ approvedBy }: ApprovalRecord): readonly string[] => approvedBy?.split(" ") ?? [];

/**
 * Acts that wait for somebody to approve them, and what was decided of others, live.
 *
 * @summary The acts that need an approval.
 * @tag nexus-approvals-list
 * @attr {string} heading - `hide` leaves out the title
 * @fires {ReadyEvent} nexus-ready - The approvals are shown
 * @fires {LoadErrorEvent} nexus-load-error - The approvals could not be loaded
 */
export class ApprovalsList extends RecordList<ApprovalRecord, typeof words> {
  protected readonly words = words;

  constructor() {
    super();
    this.shownPart = "open";
  }

  protected open(nexus: Nexus): LiveList<ApprovalRecord> {
    return nexus.live("approvals");
  }

  protected get says() {
    const columns = [
      ...[this.t("approvals.column.what"), this.t("approvals.column.state")],
      ...[this.t("approvals.column.by"), this.t("approvals.column.until")],
    ];
    return {
      ...{ title: this.t("approvals.title"), columns },
      ...{ none: this.t("approvals.none"), noneOfPart: this.t("approvals.none.part") },
    };
  }

  protected get listParts() {
    return [
      { key: "open", label: this.t("approvals.part.open"), states: ["open"] },
      { key: "decided", label: this.t("approvals.part.decided"), states: DECIDED },
    ];
  }

  protected cells(approval: ApprovalRecord): readonly unknown[] {
    const { state, title, note, decidedAt, expiresAt } = approval;
    const until = momentText(expiresAt, this.locale, this.nexus?.timeZone ?? "UTC");
    return [
      [
        html`<b>${title}</b>`,
        html`<p class="meta">${this.#act(approval)}</p>`,
        state === "void" ? html`<p class="meta">${this.t("approvals.said.void")}</p>` : nothing,
        note ? html`<p>${this.t("approvals.note", { note })}</p>` : nothing,
        this.#isApprovedByMe(approval) ? html`<p class="meta">${this.t("approvals.mine")}</p>` : nothing,
      ],
      stateMark(LOOKS[state], this.#state(approval)),
      this.#proposer(approval),
      state === "open"
        ? html`<time datetime=${expiresAt} title=${this.t("approvals.until", { at: until })}>${fromNowText(expiresAt, this.locale)}</time>`
        : html`${this.t("approvals.decided")} ${this.moment(decidedAt ?? approval.updatedAt)}`,
    ];
  }

  protected actions(approval: ApprovalRecord): readonly TemplateResult[] {
    if (approval.state !== "open") return [];
    const isMine = approval.proposer !== null && approval.proposer.id === this.session?.member.id;
    if (isMine) return this.may("approvals.withdraw") ? [this.#button(approval, "withdraw")] : [];
    if (this.#isApprovedByMe(approval)) return [];
    const verbs = (["approve", "refuse"] as const).filter((verb) => this.may(`approvals.${verb}`));
    return verbs.map((verb) => this.#button(approval, verb));
  }

  protected told(approval: ApprovalRecord): string {
    return this.t("approvals.told", { what: this.#what(approval), state: this.#state(approval) });
  }

  protected override refusal(failure: Failure<ApprovalRecord>): string | null {
    if (failure.code === "NOT_YOURS_TO_DECIDE") return this.t("approvals.refusal.yours");
    if (failure.code !== "APPROVAL_CLOSED") return super.refusal(failure);
    const state = `approvals.state.${failure.facts?.state}`;
    return this.t("approvals.refusal.closed", { state: state in words ? this.t(state as Word) : "" });
  }

  #state(approval: ApprovalRecord): string {
    const { state, needed } = approval;
    return this.t(`approvals.state.${state}`, { given: givenOf(approval).length, needed });
  }

  #act(approval: ApprovalRecord): string {
    return actText(approval, (key, params) => this.t(key, params));
  }

  #what(approval: ApprovalRecord): string {
    return this.t("approvals.act", { act: this.#act(approval), what: approval.title });
  }

  #proposer({ proposer }: ApprovalRecord): string {
    return proposer?.name ?? this.t("list.by.nexus");
  }

  #isApprovedByMe(approval: ApprovalRecord): boolean {
    return givenOf(approval).includes(this.session?.member.id ?? "");
  }

  #button(approval: ApprovalRecord, verb: Verb): TemplateResult {
    const label = this.t(`approvals.${verb}`);
    const title = this.t("approvals.act", { act: label, what: approval.title });
    return button({ label, title, small: true, opens: "dialog", act: () => this.#ask(approval, verb) });
  }

  #ask(approval: ApprovalRecord, verb: Verb): void {
    const isLast = givenOf(approval).length + 1 >= approval.needed;
    const approving: Word = isLast ? "approvals.approve.last" : "approvals.approve.more";
    const text: Word = verb === "approve" ? approving : `approvals.${verb}.text`;
    this.asking.open(() => ({
      title: this.t(`approvals.${verb}.title`),
      text: this.t(text, { name: this.#proposer(approval) }),
      content: html`<p>${this.#what(approval)}</p>`,
      yes: {
        ...{ label: this.t(`approvals.${verb}`), isDanger: verb !== "approve", takesNote: verb !== "withdraw" },
        act: (note) => this.#decide(approval, verb, note),
      },
    }));
  }

  readonly #decide = this.handler((approval: ApprovalRecord, verb: Verb, note: string | undefined) => {
    const calls = this.nexus?.approvals;
    if (!calls) throw new Error("there is no connection");
    const said = note === undefined ? {} : { note };
    return this.act(
      approval,
      ({ id, version }) =>
        verb === "withdraw" ? calls.withdraw({ id, version }) : calls[verb]({ id, version, ...said }),
      (decided) => this.#done(decided),
    );
  });

  #done(decided: ApprovalRecord): string {
    const params = { what: this.#what(decided), state: this.#state(decided) };
    return this.t(SAID[decided.state], params);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-approvals-list": ApprovalsList;
  }
}
