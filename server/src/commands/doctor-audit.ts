import { existsSync, statSync } from "node:fs";
import type { Config } from "../config.ts";
import { AuditError } from "../core/audit/failure.ts";
import { auditFolder } from "../core/audit/folder.ts";
import { guardsMissing } from "../core/audit/guard.ts";
import { signerOf } from "../core/audit/note.ts";
import { verdictsIn } from "../core/audit/verdicts.ts";
import type { Database } from "../core/database/database.ts";
import { readKeyFile } from "../core/keys/key-file.ts";
import { journalGuard } from "../migrations/0004-journal-guard.ts";

/** How many rows no checkpoint is of yet, and which checkpoints cannot be trusted. */
async function unsigned(database: Database, { folder, keyFile }: Config["audit"]) {
  const { publicKey } = signerOf(readKeyFile(keyFile, { hasData: true, setting: "NEXUS_AUDIT_KEY_FILE" }));
  const signed = auditFolder(folder, publicKey);
  const wrong: string[] = [];
  let rows = 0;
  for (const [organization, seq] of await database.lists("SELECT organization_id, seq FROM journal_heads")) {
    try {
      const last = await signed.last(organization as string);
      rows += (seq as number) - (last?.size ?? 0);
      if (last && (seq as number) < last.size) {
        wrong.push(
          `the journal of ${String(organization)} ends at row ${String(seq)}, but ${last.size} were signed for`,
        );
      }
    } catch (error) {
      if (!(error instanceof AuditError)) throw error;
      wrong.push(error.message);
    }
  }
  return { rows, wrong };
}

/** A journal is verified every day: one that was left out twice was left out for a reason. */
const LATE_MS = 2 * 86_400_000;

/** What was found when journals were last verified, and which were left out. */
async function verified(database: Database, folder: string) {
  const found = await verdictsIn(folder).all();
  const late = new Date(Date.now() - LATE_MS).toISOString();
  const rows = await database.lists("SELECT id FROM organizations WHERE created_at<?", [late]);
  const left = rows.map(([id]) => String(id)).filter((id) => (found.get(id)?.at ?? "") < late);
  const broken = [...found].flatMap(([organization, { at, broken: place }]) =>
    place ? [`the journal of ${organization} did not hold on ${at}: at row ${place.seq}, ${place.why}`] : [],
  );
  const [oldest = null] = [...found.values()].map(({ at }) => at).sort();
  const wrong = left.length > 0 ? [`${left.length} journals were not verified in the last two days`] : [];
  return { facts: { verified: found.size, oldestVerdict: oldest }, wrong: [...broken, ...wrong] };
}

/** Whether the journals are guarded and signed for. Makes nothing. */
export async function auditSection(database: Database, config: Config) {
  const { folder, keyFile, every } = config.audit;
  const unguarded = await guardsMissing(database, journalGuard.statements.sqlite);
  // With one user for everything this is how it is on MySQL; who set up two wants to know that it is not as they meant.
  const isMeant = database.dialect === "sqlite" || config.migrateUrl !== null;
  const hasKey = existsSync(keyFile);
  const { rows, wrong } = hasKey ? await unsigned(database, config.audit) : { rows: null, wrong: [] };
  const regularly = await verified(database, folder);
  return {
    facts: { ...regularly.facts, folder, keyFile, every, hasKey, unsignedRows: rows, unguarded },
    wrong: [
      ...(isMeant ? unguarded : []),
      ...(!hasKey && existsSync(folder) ? ["there are checkpoints, and no key that they are signed with"] : []),
      ...(hasKey && (statSync(keyFile).mode & 0o077) !== 0 ? ["the audit's key file can be read by others"] : []),
      ...wrong,
      ...regularly.wrong,
    ],
  };
}
