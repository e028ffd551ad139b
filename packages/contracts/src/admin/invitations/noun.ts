import { event } from "../../event.ts";
import { byServer, email, initially, instant, oneOf, optional, ref, text, yesNo } from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ADMINISTRATORS, ROLES, verb, verbOfNoun } from "../../verb.ts";

/** What an invitation can be. An open one ends by itself when its time has come: see `expiresAt`. */
export const INVITATION_STATES = ["open", "accepted", "revoked"] as const;

const role = oneOf(ROLES, { class: "operational" });
const way = {
  /** Whether it goes out by mail. Otherwise its link is in the answer, once. */
  mail: initially(yesNo({ class: "operational" }), true),
  /** The language of the mail, as a BCP 47 tag. */
  locale: optional(text({ max: 35, class: "operational" })),
};

/** Who was asked to join the organization. */
export const invitations = noun("invitations", {
  singular: "invitation",
  department: "admin",
  summary: "Asks somebody to join the organization.",
  title: "address",
  fields: {
    /** The e-mail address of who is asked, in small letters. */
    address: byServer(text({ max: 254, class: "personal" })),
    role: byServer(role),
    state: byServer(oneOf(INVITATION_STATES, { class: "operational" })),
    invitedBy: byServer(optional(ref("members", { class: "operational" }))),
    /** When it was last sent by mail; empty where its link was given away by hand. */
    sentAt: byServer(optional(instant({ class: "operational" }))),
    expiresAt: byServer(instant({ class: "operational" })),
    acceptedBy: byServer(optional(ref("members", { class: "operational" }))),
  },
  sorts: ["address"],
  allowed: { readers: ADMINISTRATORS },
  standard: [...READING_VERBS, "undo"],
  verbs: {
    send: verbOfNoun({
      ...{ summary: "Invites somebody by e-mail, or by a link.", emits: "sent", undoneBy: "revoke" },
      ...{ input: { email: email(), role, ...way }, roles: ADMINISTRATORS },
    }),
    resend: verb({
      ...{ summary: "Sends an invitation anew: the link from before no longer holds.", emits: "sent", undoneBy: null },
      ...{ input: way, roles: ADMINISTRATORS },
    }),
    revoke: verb({
      ...{ summary: "Takes an invitation back.", emits: "revoked", undoneBy: null },
      ...{ input: {}, roles: ADMINISTRATORS },
    }),
    accept: verb({
      ...{ summary: "Makes whoever was invited a member.", emits: "accepted", undoneBy: null },
      // The holder of its link is no member yet: Nexus does it for them, at an address of its own.
      ...{ input: { user: text({ max: 36, class: "operational" }), name: text({ max: 120, class: "personal" }) } },
      roles: [],
    }),
  },
  events: {
    sent: event({ summary: "Somebody was invited.", fields: { role } }),
    revoked: event({ summary: "An invitation was taken back." }),
    accepted: event({ summary: "Somebody has accepted an invitation." }),
  },
});

/** Asks somebody to join. */
export interface Invitation extends RecordOf<typeof invitations> {}
/** Nothing: an invitation is sent. */
export interface NewInvitation extends NewOf<typeof invitations> {}
/** Nothing. */
export interface InvitationChanges extends ChangesOf<typeof invitations> {}
/** What a list of invitations can be narrowed to. */
export interface InvitationFilter extends FilterOf<typeof invitations> {}
/** What invitations can be sorted by. */
export type InvitationSort = SortOf<typeof invitations>;
