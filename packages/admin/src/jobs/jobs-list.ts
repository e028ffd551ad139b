import type { JobRecord, JobState } from "@nexus-os/contracts";
import { type LiveList, type Nexus, NexusError } from "@nexus-os/sdk";
import { button, REFRESH, X } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { CLOCK, CROSS, DONE, LEFT_OUT, RUNNING } from "../list/icons.ts";
import { RecordList } from "../list/record-list.ts";
import { type StateLook, stateMark } from "../list/state.ts";
import { words } from "./words.ts";

const LOOKS: Readonly<Record<JobState, StateLook>> = {
  queued: { icon: CLOCK },
  running: { icon: RUNNING, tone: "busy" },
  waiting: { icon: CLOCK },
  done: { icon: DONE },
  failed: { icon: CROSS, tone: "bad" },
  cancelled: { icon: LEFT_OUT },
};
const ACTIVE: readonly string[] = ["queued", "running", "waiting"] satisfies JobState[];
const WHOLE = 1000;
const MOST_TRIES = 3;

/**
 * What works, waits, is done or has failed in the background, live, with what can be done about it.
 *
 * @summary The jobs of an organization.
 * @tag nexus-jobs-list
 * @attr {string} heading - `hide` leaves out the title
 * @fires {ReadyEvent} nexus-ready - The jobs are shown
 * @fires {LoadErrorEvent} nexus-load-error - The jobs could not be loaded
 */
export class JobsList extends RecordList<JobRecord, typeof words> {
  protected readonly words = words;

  protected open(nexus: Nexus): LiveList<JobRecord> {
    return nexus.live("jobs");
  }

  protected get says() {
    const columns = [
      ...[this.t("jobs.column.job"), this.t("jobs.column.state")],
      ...[this.t("jobs.column.by"), this.t("jobs.column.when")],
    ];
    return {
      ...{ title: this.t("jobs.title"), columns },
      ...{ none: this.t("jobs.none"), noneOfPart: this.t("jobs.none.part") },
    };
  }

  protected get listParts() {
    return [
      { key: "active", label: this.t("jobs.part.active"), states: ACTIVE },
      { key: "failed", label: this.t("jobs.part.failed"), states: ["failed"] },
      { key: "done", label: this.t("jobs.part.done"), states: ["done"] },
      { key: "cancelled", label: this.t("jobs.part.cancelled"), states: ["cancelled"] },
    ];
  }

  protected cells(job: JobRecord): readonly unknown[] {
    return [
      [html`<b>${job.name}</b>`, this.#standing(job)],
      stateMark(LOOKS[job.state], this.t(`jobs.state.${job.state}`)),
      job.startedBy?.name ?? this.t("list.by.nexus"),
      this.#when(job),
    ];
  }

  protected actions(job: JobRecord): readonly TemplateResult[] {
    const params = { job: job.name };
    if (job.state === "failed" && this.may("jobs.retry")) {
      const title = this.t("jobs.retry.long", params);
      return [button({ label: this.t("jobs.retry"), title, icon: REFRESH, small: true, act: () => this.#retry(job) })];
    }
    if (ACTIVE.includes(job.state) && this.may("jobs.cancel")) {
      const title = this.t("jobs.cancel.long", params);
      const act = () => this.#ask(job);
      return [button({ label: this.t("jobs.cancel"), title, icon: X, small: true, opens: "dialog", act })];
    }
    return [];
  }

  protected told({ name, state }: JobRecord): string {
    return this.t("jobs.told", { job: name, state: this.t(`jobs.state.${state}`) });
  }

  #standing(job: JobRecord): unknown {
    const { state, progress, attempts, error } = job;
    const isActive = ACTIVE.includes(state);
    return [
      isActive && attempts > 1 ? html`<p class="meta">${this.t("jobs.attempt", { count: attempts })}</p>` : nothing,
      state === "running" && progress !== null ? this.#progress(progress) : nothing,
      // Its code is for programs; the sentence behind it is for people.
      error && state !== "done" ? html`<p class="error">${error.replace(/^[A-Z_]+: /, "")}</p>` : nothing,
    ];
  }

  #progress(progress: number): TemplateResult {
    const share = (progress / WHOLE).toLocaleString(this.locale, { style: "percent" });
    return html`<p class="progress">
      <progress max=${WHOLE} .value=${progress} aria-label=${this.t("jobs.progress")}></progress
      ><span class="meta num">${share}</span>
    </p>`;
  }

  #when({ createdAt, startedAt, endedAt }: JobRecord): TemplateResult {
    const [what, at] = endedAt ? ["ended", endedAt] : startedAt ? ["begun", startedAt] : ["queued", createdAt];
    return html`${this.t(`jobs.when.${what as "ended" | "begun" | "queued"}`)} ${this.moment(at as string)}`;
  }

  #ask(job: JobRecord): void {
    this.asking.open(() => ({
      title: this.t("jobs.cancel.title"),
      text: this.t("jobs.cancel.text", { job: job.name }),
      yes: { label: this.t("jobs.cancel.yes"), isDanger: true, act: () => this.#cancel(job) },
    }));
  }

  readonly #cancel = this.handler((job: JobRecord) =>
    this.act(
      this.#now(job),
      (seen) => this.#atLatest(seen, ACTIVE, (latest) => this.#calls.cancel(latest)),
      ({ name }) => this.t("jobs.cancelled", { job: name }),
    ),
  );

  readonly #retry = this.handler((job: JobRecord) =>
    this.act(
      this.#now(job),
      (seen) => this.#atLatest(seen, ["failed"], (latest) => this.#calls.retry(latest)),
      ({ name }) => this.t("jobs.retried", { job: name }),
    ),
  );

  get #calls(): Nexus["jobs"] {
    if (!this.nexus) throw new Error("there is no connection");
    return this.nexus.jobs;
  }

  #now(job: JobRecord): JobRecord {
    return this.data.list?.items.find(({ id }) => id === job.id) ?? job;
  }

  /** A job writes itself on while somebody looks at it: what is wanted is wanted of any version in these states. */
  async #atLatest(
    job: JobRecord,
    states: readonly string[],
    call: (seen: { readonly id: string; readonly version: number }) => Promise<JobRecord>,
    tries = MOST_TRIES,
  ): Promise<JobRecord> {
    try {
      return await call({ id: job.id, version: job.version });
    } catch (error) {
      const isLate = error instanceof NexusError && error.code === "CONFLICT" && tries > 1;
      const current = isLate ? (error.facts["current"] as JobRecord | undefined) : undefined;
      if (!current || !states.includes(current.state)) throw error;
      return this.#atLatest(current, states, call, tries - 1);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-jobs-list": JobsList;
  }
}
