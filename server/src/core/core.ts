import { type Metric, NOUNS, newId } from "@nexus-os/contracts";
import { createAdvice } from "./advice/advice.ts";
import type { Advising } from "./advice/advise.ts";
import { adviceBodies } from "./advice/bodies.ts";
import type { LookingLimits } from "./advice/limits.ts";
import { approvalBodies } from "./approvals/bodies.ts";
import { approvalGate } from "./approvals/gate.ts";
import { policyBook } from "./approvals/policies.ts";
import { watchApproval } from "./approvals/watch.ts";
import { customBook } from "./custom/book.ts";
import type { Database } from "./database/database.ts";
import { type Execute, executor } from "./execute.ts";
import { createFiles, type FileSettings } from "./files/files.ts";
import { apiKeyBodies } from "./identity/api-key-bodies.ts";
import { apiKeys } from "./identity/api-keys.ts";
import { createAuth } from "./identity/auth.ts";
import { choices } from "./identity/choices.ts";
import { embeds } from "./identity/embed.ts";
import { invited } from "./identity/invited.ts";
import { onceTokens } from "./identity/once.ts";
import { sessions } from "./identity/sessions.ts";
import type { Answering, Body, Rule } from "./implement.ts";
import type { JobForm } from "./jobs/form.ts";
import { type JobLimits, jobsOf } from "./jobs/jobs.ts";
import { jobQueue } from "./jobs/queue.ts";
import { sealsOf } from "./jobs/seals.ts";
import { sweeper } from "./jobs/sweep.ts";
import { createDenials } from "./journal/denials.ts";
import type { Finisher } from "./journal/keep.ts";
import { noteOthers } from "./journal/others.ts";
import { subscribers } from "./journal/subscribe.ts";
import { derive } from "./keys/seal.ts";
import { subjectKeys } from "./keys/subject.ts";
import { type AdmissionOptions, admission } from "./limits/admission.ts";
import type { Allowance } from "./limits/allowance.ts";
import { limits as workLimits } from "./limits/limits.ts";
import { hub } from "./live/hub.ts";
import { createMail, type MailSettings, mailAnswers } from "./mail/mail.ts";
import { createMetrics, isOfMetrics } from "./metrics/metrics.ts";
import { operationsServed } from "./operations.ts";
import { createOutbound, type OutboundSettings } from "./outbound/outbound.ts";
import { type Query, querier } from "./query/query.ts";
import type { Nouns } from "./records/nouns.ts";
import { createSearch, SEARCH } from "./search/search.ts";
import { readiness } from "./telemetry/readiness.ts";
import { transferJobs } from "./transfer/transfer.ts";
import type { Wakes } from "./wakes/wakes.ts";

export interface CoreOptions {
  readonly database: Database;
  /** The key of the key file. */
  readonly master: Uint8Array;
  readonly baseUrl: string;
  /** What is served; every noun of the contracts, unless it is said. */
  readonly nouns?: Nouns;
  readonly bodies: readonly (Body | Answering | Rule)[];
  /** What is counted of the nouns; every metric of the contracts, unless it is said. */
  readonly metrics?: ReadonlyMap<string, Metric>;
  /** The advice that is given, with what finds it. */
  readonly advice?: readonly Advising[];
  /** How much an advice may read. */
  readonly adviceLimits?: LookingLimits;
  /** The jobs that can be begun. Their workers begin with `core.jobs.start()`. */
  readonly jobs?: readonly JobForm[];
  readonly jobLimits?: Partial<JobLimits>;
  /** How many days what ended jobs were given is kept; 30, unless it is said. */
  readonly jobDays?: number;
  readonly clock: () => Date;
  /** Where the contents of files are kept; without it there are none. */
  readonly files?: FileSettings;
  /** How much a member, and an organization, may ask for; generous where nothing is said. */
  readonly allowances?: { readonly actor?: Allowance; readonly organization?: Allowance };
  readonly admission?: AdmissionOptions;
  /** How mail leaves the house; without it there is none. */
  readonly mail?: MailSettings;
  /** Where calls that leave may go; to port 443 of public addresses, unless it is said. */
  readonly outbound?: OutboundSettings;
  /** How other processes are woken; without it they look by themselves. */
  readonly wakes?: Wakes;
  /** Told of what failed where nobody waits for an answer. */
  readonly failed: (error: unknown) => void;
  /** Takes the warnings of the libraries below. */
  readonly log?: (message: string) => void;
}

/** Everything that verbs and surfaces stand on, made once for a process. */
export function createCore(options: CoreOptions) {
  const { database, master, baseUrl, bodies, clock, failed, log, nouns = NOUNS, wakes } = options;
  const keys = subjectKeys(master);
  const advising = new Map((options.advice ?? []).map((each) => [each.advice.word, each]));
  const operations = operationsServed(nouns, [
    ...bodies,
    ...adviceBodies(advising, () => enqueue),
    ...mailAnswers(database, keys, options.mail?.templates ?? []),
    ...approvalBodies(() => queryWithin),
    ...apiKeyBodies(database),
  ]);
  const custom = customBook(database, () => queryWithin, clock);
  const reads = querier({ database, nouns, operations, keys, custom, clock });
  const { records, within: queryWithin } = reads;
  const auth = createAuth({
    ...{ database, baseURL: baseUrl, secret: derive(master, "auth").toString("base64url") },
    ...{ trustedOrigins: [baseUrl], secureCookies: baseUrl.startsWith("https:") },
    log: (_level, message) => log?.(message),
  });
  const outbound = createOutbound(options.outbound);
  const once = onceTokens(database, clock);
  const embedded = embeds({ database, nouns, once, clock });
  const programs = apiKeys({ database, clock });
  const known = sessions({
    database,
    embeds: embedded,
    apiKeys: programs,
    clock,
    signedIn: (headers) => auth.signedIn(headers),
  });
  const live = hub({ database, records, standing: known.standing, failed });
  const files = options.files ? createFiles({ database, keys, clock, master, failed, ...options.files }) : null;
  const mail = options.mail
    ? createMail({ database, keys, baseUrl, clock, execute: () => execute, ...options.mail })
    : null;
  const transfers = transferJobs({ database, nouns, operations, records, custom }, files, () => query);
  const advice = createAdvice({
    ...{ database, nouns, advising, clock, failed, execute: () => execute, query: () => query },
    ...(options.adviceLimits ? { limits: options.adviceLimits } : {}),
  });
  const sweeping = sweeper({ database, clock, failed, days: options.jobDays ?? 30 });
  const own = [watchApproval as JobForm, sweeping.form, ...transfers, ...advice.forms, ...(mail ? [mail.form] : [])];
  const forms = [...own, ...(options.jobs ?? [])];
  const work = jobQueue(forms, clock, sealsOf(keys));
  const queue = mail ? { ...work, enqueue: mail.sealing(work.enqueue) } : work;
  const { enqueue } = queue;
  const counting = options.metrics ? { metrics: options.metrics } : {};
  const metrics = createMetrics({ database, nouns, clock, failed, ...counting });
  const search = createSearch({ database, nouns, records });
  const query: Query = (actor, operation, input) => {
    if (operation === SEARCH) return search.query(actor, input);
    return isOfMetrics(operation) ? metrics.query(actor, operation, input) : reads.query(actor, operation, input);
  };
  const policies = policyBook(database, queryWithin, clock);
  const also: readonly Finisher[] = [
    noteOthers,
    queue.finish,
    metrics.keep,
    policies.finish,
    custom.finish,
    ...(files ? [files.also] : []),
  ];
  const following = subscribers({ database, clock, failed });
  following.add(search.projection);
  const gate = approvalGate(policies, queryWithin, enqueue);
  const execute: Execute = executor({
    ...{ database, nouns, operations, keys, clock, queryWithin, enqueue, gate, custom, also },
    committed: (organization) => {
      custom.committed(organization);
      policies.committed(organization);
      live.wake(organization);
      queue.committed(organization);
      following.wake(organization);
      wakes?.tell(organization, false);
    },
  });
  const denials = createDenials({ database, keys, clock, failed, also: [metrics.keep] });
  const newRequestId = (): string => newId();
  const workers = {
    limits: options.jobLimits ?? {},
    queued: (organization: string) => wakes?.tell(organization, true),
  };
  const jobs = jobsOf({ database, queue, keys, execute, query, clock, newRequestId, failed, ...workers });
  const ready = readiness(database);
  if (wakes) {
    ready.remark(wakes.wanting);
    wakes.hear((organization, work) => {
      live.wake(organization);
      following.wake(organization);
      if (work) jobs.wake();
    });
  }
  return {
    ...{ nouns, operations, execute, query, records, queryWithin, enqueue, gate, custom, also, auth, once, keys },
    ...{
      files,
      outbound,
      metrics,
      advice,
      sweeper: sweeping,
      embeds: embedded,
      choices: choices(database),
      invitations: invited({ database, auth, execute: () => execute, clock }),
      sessions: known,
      hub: live,
      jobs,
      subscribers: following,
      denials,
      search,
      newRequestId,
    },
    ...{ readiness: ready, admission: admission(options.admission) },
    limits: workLimits({ database, clock, failed, ...options.allowances }),
  };
}

export type Core = ReturnType<typeof createCore>;
