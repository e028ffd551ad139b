import type { Problem } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database, Row } from "../database/database.ts";
import type { Execute } from "../execute.ts";
import { membershipIn } from "../identity/members.ts";
import { jsonLineOf, lineOf } from "../line.ts";
import { Refusal } from "../refusal.ts";
import type { Seals } from "./seals.ts";

const MOST = 100;
const MOST_RESULT = 2000;
const MOST_ERROR = 500;
const MOST_NAME = 160;
const COLUMNS =
  "organization_id, id, job, title, state, actor_kind, actor_id, output, error, attempts, progress, started_at, ended_at, revision";

function nexus(organization: string): Actor {
  const permissions = new Set(["jobs.begin", "jobs.tell"]);
  return { kind: "system", id: "jobs", name: "Nexus", organization, permissions };
}

function failureOf(error: string | null): string | null {
  if (error === null) return null;
  const { message } = JSON.parse(error) as { message: string };
  // What the engine itself says of a run has no problem's form.
  if (!message.startsWith("{")) return lineOf(message, MOST_ERROR);
  const problem = JSON.parse(message) as Problem;
  const told = problem.code === "INTERNAL" ? `${problem.message} (${problem.requestId})` : problem.message;
  return lineOf(`${problem.code}: ${told}`, MOST_ERROR);
}

function shownOf(row: Row, seals: Seals) {
  const run = { organization: row["organization_id"] as string, id: row["id"] as string };
  const kept = (column: string) => (row[column] === null ? null : seals.open(run, row[column] as string));
  const output = jsonLineOf(kept("output") ?? "null");
  return {
    state: row["state"],
    progress: row["progress"],
    attempts: row["attempts"],
    startedAt: row["started_at"],
    endedAt: row["ended_at"],
    error: failureOf(kept("error")),
    result: output !== "null" && output.length <= MOST_RESULT ? output : null,
  };
}

export interface TellerOptions {
  readonly database: Database;
  readonly seals: Seals;
  readonly execute: Execute;
  readonly failed: (error: unknown) => void;
}

/** Keeps the noun `jobs` as the queue is: by writes of Nexus's own, so that lists, news and journal have them. */
export function stateTeller({ database, seals, execute, failed }: TellerOptions) {
  async function startedBy(row: Row): Promise<string | null> {
    if (row["actor_kind"] === "system") return null;
    const id = row["actor_id"] as string;
    return (await membershipIn(database, row["organization_id"] as string, { id })) ? id : null;
  }

  async function tell(row: Row): Promise<void> {
    const [organization, id, revision] = [row["organization_id"] as string, row["id"] as string, row["revision"]];
    const found = await database.get("SELECT version FROM jobs WHERE organization_id=? AND id=?", [organization, id]);
    const shown = shownOf(row, seals);
    const key = `${id}-${String(revision)}`;
    try {
      if (found) {
        await execute(nexus(organization), "jobs.tell", { key, input: { id, version: found["version"], ...shown } });
      } else {
        const name = lineOf(row["title"] as string, MOST_NAME) ?? row["job"];
        const input = { job: id, name, kind: row["job"], startedBy: await startedBy(row), ...shown };
        await execute(nexus(organization), "jobs.begin", { key, input });
      }
    } catch (error) {
      // It was told by a process that did not come to say so here.
      if (!(error instanceof Refusal && error.code === "KEY_REUSED")) throw error;
    }
    await database.transaction((tx) =>
      tx.run("UPDATE job_runs SET untold=NULL WHERE organization_id=? AND id=? AND revision=?", [
        ...[organization, id, revision ?? 0],
      ]),
    );
  }

  return async (): Promise<boolean> => {
    const rows = await database.all(
      `SELECT ${COLUMNS.split(", ")
        .map((column) => `r.${column}`)
        .join(
          ", ",
        )} FROM job_lanes l JOIN job_runs r ON r.organization_id=l.organization_id AND r.untold=1 LIMIT ${MOST}`,
    );
    for (const row of rows) {
      try {
        await tell(row);
      } catch (error) {
        // Another process told first, or somebody has just changed the record: it is still untold, and comes again.
        if (!(error instanceof Refusal && ["CONFLICT", "ALREADY_EXISTS"].includes(error.code))) failed(error);
      }
    }
    return rows.length === MOST;
  };
}
