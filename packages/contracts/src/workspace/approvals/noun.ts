import { event } from "../../event.ts";
import { byServer, instant, integer, oneOf, optional, ref, text } from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { READERS, verb, verbOfNoun } from "../../verb.ts";

/** What an approval can be: waiting, done, turned down, out of time, taken back, or void because its record has changed. */
export const APPROVAL_STATES = ["open", "done", "refused", "expired", "withdrawn", "void"] as const;

const proposed = {
  policy: ref("policies", { class: "operational" }),
  operation: text({ max: 80, class: "operational" }),
  /** The noun and the record that the act is about. */
  noun: text({ max: 80, class: "operational" }),
  record: optional(text({ max: 36, class: "operational" })),
  title: text({ max: 200 }),
  proposer: optional(ref("members", { class: "operational" })),
  needed: integer({ class: "operational", least: 1 }),
  expiresAt: instant({ class: "operational" }),
  escalatesAt: optional(instant({ class: "operational" })),
};

const note = { note: optional(text({ max: 500 })) };

/** Acts that wait for somebody to approve them. */
export const approvals = noun("approvals", {
  singular: "approval",
  department: "workspace",
  summary: "An act that waits for somebody else to approve it.",
  title: "title",
  fields: {
    policy: byServer(proposed.policy),
    operation: byServer(proposed.operation),
    noun: byServer(proposed.noun),
    record: byServer(proposed.record),
    title: byServer(proposed.title),
    proposer: byServer(proposed.proposer),
    state: byServer(oneOf(APPROVAL_STATES, { class: "operational" })),
    needed: byServer(proposed.needed),
    /** The ids of the members who have approved, apart by spaces. */
    approvedBy: byServer(optional(text({ max: 800, class: "operational" }))),
    /** Whose say went to whom, as from:to, apart by spaces. */
    handedOver: byServer(optional(text({ max: 1600, class: "operational" }))),
    expiresAt: byServer(proposed.expiresAt),
    escalatesAt: byServer(proposed.escalatesAt),
    decidedAt: byServer(optional(instant({ class: "operational" }))),
    note: byServer(optional(text({ max: 500 }))),
    /** The code of what refused the act when its time had come. */
    refusal: byServer(optional(text({ max: 40, class: "operational" }))),
  },
  sorts: ["expiresAt"],
  standard: READING_VERBS,
  verbs: {
    approve: verb({
      ...{ summary: "Approves an act; the last one that is needed does it.", emits: "decided", undoneBy: null },
      ...{ input: note, roles: READERS },
    }),
    refuse: verb({
      ...{ summary: "Turns an act down.", emits: "decided", undoneBy: null },
      ...{ input: note, roles: READERS },
    }),
    delegate: verb({
      ...{ summary: "Lets another member decide in one's place.", emits: "delegated", undoneBy: null },
      ...{ input: { to: ref("members") }, roles: READERS },
    }),
    withdraw: verb({
      ...{ summary: "Takes one's own proposal back.", emits: "decided", undoneBy: null },
      ...{ input: {}, roles: READERS },
    }),
    propose: verbOfNoun({
      ...{ summary: "Writes down an act that needs an approval.", emits: "proposed", undoneBy: null },
      ...{ input: proposed, roles: [] },
    }),
    lapse: verb({
      ...{ summary: "Ends what nobody decided in time, as its policy says.", emits: "decided", undoneBy: null },
      // What the act was refused for when its policy would have had it done: it is void then.
      ...{ input: { refusal: optional(text({ max: 40, class: "operational" })) }, roles: [] },
    }),
  },
  events: {
    proposed: event({ summary: "An act waits for an approval." }),
    delegated: event({ summary: "A say went to another member.", fields: { to: ref("members") } }),
    approved: event({ summary: "Somebody has approved, and more have to." }),
    decided: event({
      summary: "It is decided, one way or another.",
      fields: { approval: text({ max: 36 }), state: oneOf(APPROVAL_STATES) },
    }),
  },
});

/** An act that waits for an approval. */
export interface ApprovalRecord extends RecordOf<typeof approvals> {}
/** What a new approval is made from. */
export interface NewApprovalRecord extends NewOf<typeof approvals> {}
/** What can be changed of a approval. */
export interface ApprovalRecordChanges extends ChangesOf<typeof approvals> {}
/** What a list of approvals can be narrowed to. */
export interface ApprovalRecordFilter extends FilterOf<typeof approvals> {}
/** What approvals can be sorted by. */
export type ApprovalRecordSort = SortOf<typeof approvals>;
