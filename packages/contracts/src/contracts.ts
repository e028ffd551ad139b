import {
  type Apikey,
  type ApikeyChanges,
  type ApikeyFilter,
  type ApikeySort,
  apikeys,
  type NewApikey,
} from "./admin/apikeys/noun.ts";
import {
  type Invitation,
  type InvitationChanges,
  type InvitationFilter,
  type InvitationSort,
  invitations,
  type NewInvitation,
} from "./admin/invitations/noun.ts";
import {
  type JobRecord,
  type JobRecordChanges,
  type JobRecordFilter,
  type JobRecordSort,
  jobs,
  type NewJobRecord,
} from "./admin/jobs/noun.ts";
import {
  type Mail,
  type MailChanges,
  type MailFilter,
  type MailSort,
  mails,
  type NewMail,
} from "./admin/mails/noun.ts";
import {
  type Member,
  type MemberChanges,
  type MemberFilter,
  type MemberSort,
  members,
  type NewMember,
} from "./admin/members/noun.ts";
import {
  type NewPolicy,
  type Policy,
  type PolicyChanges,
  type PolicyFilter,
  type PolicySort,
  policies,
} from "./admin/policies/noun.ts";
import {
  type NewPropertyRecord,
  type PropertyRecord,
  type PropertyRecordChanges,
  type PropertyRecordFilter,
  type PropertyRecordSort,
  properties,
} from "./admin/properties/noun.ts";
import {
  type NewTeammate,
  type Teammate,
  type TeammateChanges,
  type TeammateFilter,
  type TeammateSort,
  teammates,
} from "./admin/teammates/noun.ts";
import {
  type NewTeam,
  type Team,
  type TeamChanges,
  type TeamFilter,
  type TeamSort,
  teams,
} from "./admin/teams/noun.ts";
import {
  type NewTuning,
  type Tuning,
  type TuningChanges,
  type TuningFilter,
  type TuningSort,
  tunings,
} from "./admin/tunings/noun.ts";
import type { CallOptions, CallsOf } from "./calls.ts";
import {
  type Account,
  type AccountChanges,
  type AccountFilter,
  type AccountSort,
  accounts,
  type NewAccount,
} from "./directory/accounts/noun.ts";
import {
  type Contact,
  type ContactChanges,
  type ContactFilter,
  type ContactSort,
  contacts,
  type NewContact,
} from "./directory/contacts/noun.ts";
import {
  type File,
  type FileChanges,
  type FileFilter,
  type FileSort,
  files,
  type NewFile,
} from "./directory/files/noun.ts";
import type { Metric } from "./metric.ts";
import { METRIC_OPERATIONS, type MetricAnswer, type MetricRead } from "./metrics.ts";
import type { Noun } from "./noun.ts";
import { type Operation, operationsOf } from "./operations.ts";
import {
  type Deal,
  type DealChanges,
  type DealFilter,
  type DealSort,
  deals,
  type NewDeal,
} from "./sales/deals/noun.ts";
import { type Hits, SEARCH_OPERATION, type Search } from "./search.ts";
import type { Session } from "./session.ts";
import type { Role } from "./verb.ts";
import {
  type ApprovalRecord,
  type ApprovalRecordChanges,
  type ApprovalRecordFilter,
  type ApprovalRecordSort,
  approvals,
  type NewApprovalRecord,
} from "./workspace/approvals/noun.ts";
import {
  type Finding,
  type FindingChanges,
  type FindingFilter,
  type FindingSort,
  findings,
  type NewFinding,
} from "./workspace/findings/noun.ts";

/** Every noun by its word. */
export const NOUNS: Readonly<Record<string, Noun>> = {
  accounts,
  apikeys,
  approvals,
  deals,
  files,
  findings,
  invitations,
  jobs,
  mails,
  members,
  policies,
  properties,
  teammates,
  teams,
  tunings,
  contacts,
};

/** Every operation by its name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [...Object.values(NOUNS).flatMap(operationsOf), ...METRIC_OPERATIONS, SEARCH_OPERATION].map((operation) => [
    operation.name,
    operation,
  ]),
);

/** The operations that a role may call. What is not named here is refused. */
export function permissionsOf(role: Role): ReadonlySet<string> {
  return new Set([...OPERATIONS.values()].filter(({ roles }) => roles.includes(role)).map(({ name }) => name));
}

/** Every call of Nexus, one line a noun. */
export interface Calls {
  readonly accounts: CallsOf<typeof accounts, Account, NewAccount, AccountChanges, AccountFilter, AccountSort>;
  readonly apikeys: CallsOf<typeof apikeys, Apikey, NewApikey, ApikeyChanges, ApikeyFilter, ApikeySort>;
  readonly deals: CallsOf<typeof deals, Deal, NewDeal, DealChanges, DealFilter, DealSort>;
  readonly files: CallsOf<typeof files, File, NewFile, FileChanges, FileFilter, FileSort>;
  readonly findings: CallsOf<typeof findings, Finding, NewFinding, FindingChanges, FindingFilter, FindingSort>;
  readonly invitations: CallsOf<
    typeof invitations,
    Invitation,
    NewInvitation,
    InvitationChanges,
    InvitationFilter,
    InvitationSort
  >;
  readonly jobs: CallsOf<typeof jobs, JobRecord, NewJobRecord, JobRecordChanges, JobRecordFilter, JobRecordSort>;
  readonly mails: CallsOf<typeof mails, Mail, NewMail, MailChanges, MailFilter, MailSort>;
  readonly members: CallsOf<typeof members, Member, NewMember, MemberChanges, MemberFilter, MemberSort>;
  readonly metrics: {
    readonly list: (input?: undefined, options?: CallOptions) => Promise<readonly Metric[]>;
    readonly read: (input: MetricRead, options?: CallOptions) => Promise<MetricAnswer>;
  };
  readonly teams: CallsOf<typeof teams, Team, NewTeam, TeamChanges, TeamFilter, TeamSort>;
  readonly teammates: CallsOf<typeof teammates, Teammate, NewTeammate, TeammateChanges, TeammateFilter, TeammateSort>;
  readonly tunings: CallsOf<typeof tunings, Tuning, NewTuning, TuningChanges, TuningFilter, TuningSort>;
  readonly policies: CallsOf<typeof policies, Policy, NewPolicy, PolicyChanges, PolicyFilter, PolicySort>;
  readonly approvals: CallsOf<
    typeof approvals,
    ApprovalRecord,
    NewApprovalRecord,
    ApprovalRecordChanges,
    ApprovalRecordFilter,
    ApprovalRecordSort
  >;
  readonly search: { readonly find: (input: Search, options?: CallOptions) => Promise<Hits> };
  readonly properties: CallsOf<
    typeof properties,
    PropertyRecord,
    NewPropertyRecord,
    PropertyRecordChanges,
    PropertyRecordFilter,
    PropertyRecordSort
  >;
  readonly session: { readonly current: (input?: undefined, options?: CallOptions) => Promise<Session> };
  readonly contacts: CallsOf<typeof contacts, Contact, NewContact, ContactChanges, ContactFilter, ContactSort>;
}

/** What is read of each noun, and how its lists are asked for. */
export interface Records {
  readonly accounts: { readonly record: Account; readonly filter: AccountFilter; readonly sort: AccountSort };
  readonly apikeys: { readonly record: Apikey; readonly filter: ApikeyFilter; readonly sort: ApikeySort };
  readonly deals: { readonly record: Deal; readonly filter: DealFilter; readonly sort: DealSort };
  readonly files: { readonly record: File; readonly filter: FileFilter; readonly sort: FileSort };
  readonly findings: { readonly record: Finding; readonly filter: FindingFilter; readonly sort: FindingSort };
  readonly invitations: {
    readonly record: Invitation;
    readonly filter: InvitationFilter;
    readonly sort: InvitationSort;
  };
  readonly jobs: { readonly record: JobRecord; readonly filter: JobRecordFilter; readonly sort: JobRecordSort };
  readonly mails: { readonly record: Mail; readonly filter: MailFilter; readonly sort: MailSort };
  readonly members: { readonly record: Member; readonly filter: MemberFilter; readonly sort: MemberSort };
  readonly teams: { readonly record: Team; readonly filter: TeamFilter; readonly sort: TeamSort };
  readonly teammates: { readonly record: Teammate; readonly filter: TeammateFilter; readonly sort: TeammateSort };
  readonly tunings: { readonly record: Tuning; readonly filter: TuningFilter; readonly sort: TuningSort };
  readonly policies: { readonly record: Policy; readonly filter: PolicyFilter; readonly sort: PolicySort };
  readonly approvals: {
    readonly record: ApprovalRecord;
    readonly filter: ApprovalRecordFilter;
    readonly sort: ApprovalRecordSort;
  };
  readonly properties: {
    readonly record: PropertyRecord;
    readonly filter: PropertyRecordFilter;
    readonly sort: PropertyRecordSort;
  };
  readonly contacts: { readonly record: Contact; readonly filter: ContactFilter; readonly sort: ContactSort };
}
