import { parseArgs } from "node:util";
import { openAudit } from "../auditing.ts";
import type { Audit } from "../core/audit/audit.ts";
import { originOf } from "../core/audit/checkpoint.ts";
import { exportJournal } from "../core/audit/export.ts";
import { verifierKey } from "../core/audit/note.ts";
import { type JournalVerdict, verifyJournal } from "../core/audit/verify-journal.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { type Data, withData } from "./data.ts";

interface AuditData extends Data {
  readonly audit: Audit;
  /** The organizations that are asked for. */
  readonly organizations: readonly string[];
  readonly json: boolean;
  readonly quick: boolean;
}

const ORGANIZATION = "--organization <id>  One organization; all of them where it is left out.";

function asked(args: readonly string[]) {
  const options = { organization: { type: "string" }, json: { type: "boolean" }, quick: { type: "boolean" } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function withAudit(io: Io, args: readonly string[], act: (data: AuditData) => Promise<number>): Promise<number> {
  const { organization, json = false, quick = false } = asked(args);
  return withData(io, async (data) => {
    const audit = openAudit(data.config, {
      ...{ database: data.database, clock: () => new Date() },
      failed: (error) => io.err(error instanceof Error ? error.message : String(error)),
    });
    const rows = await data.database.all("SELECT organization_id AS id FROM journal_heads ORDER BY organization_id");
    const all = [...new Set([...rows.map(({ id }) => id as string), ...(await audit.folder.organizations())])];
    if (organization !== undefined && !all.includes(organization)) {
      throw new UsageError(`There is no organization ${organization}.`);
    }
    return act({ ...data, audit, json, quick, organizations: organization === undefined ? all : [organization] });
  });
}

function told({ organization, entries, signed, erased, broken }: JournalVerdict): string {
  if (broken) return `${organization} DOES NOT HOLD at row ${broken.seq}: ${broken.why}`;
  const values = erased === null ? "values not looked at" : `values of ${erased} erased`;
  return `${organization} holds: ${entries} rows, ${signed} signed for, ${values}`;
}

export const auditVerify: Command = {
  name: "audit verify",
  summary:
    "Holds the journals against their chains, what was signed of them, and the sealed values. Fails where one does not hold.",
  usage: `[--organization <id>] [--quick] [--json]\n\n  ${ORGANIZATION}\n  --quick              Leaves the sealed values out.`,
  run: (args, io) =>
    withAudit(io, args, async (data) => {
      const verdicts: JournalVerdict[] = [];
      for (const organization of data.organizations) {
        const { nouns, keys } = data.core;
        const { folder } = data.audit;
        const options = { reader: data.database, nouns, keys, organization, folder, values: !data.quick };
        verdicts.push(await verifyJournal(options));
      }
      const holds = verdicts.every(({ broken }) => broken === null);
      if (data.json) io.out(JSON.stringify({ holds, journals: verdicts }, null, 2));
      else for (const verdict of verdicts) io.out(told(verdict));
      return holds ? 0 : 1;
    }),
};

export const auditCheckpoint: Command = {
  name: "audit checkpoint",
  summary: "Signs for every journal that has grown, now. Fails where one does not extend what was signed before.",
  usage: "\n\nA running server does it by itself, every NEXUS_AUDIT_SECONDS.",
  run: (args, io) =>
    withAudit(io, args, async ({ audit }) => {
      const looked = await audit.look();
      for (const { organization, refused } of looked)
        io.out(`${organization}: ${refused ? refused.why : "signed for"}`);
      return looked.some(({ refused }) => refused) ? 1 : 0;
    }),
};

export const auditRestored: Command = {
  name: "audit restored",
  summary: "Signs for a journal as a restored backup brought it, and for how many rows were lost with that.",
  usage: "--organization <id>\n\nOnly for who has restored a backup on purpose: it is told to everybody who verifies.",
  run: (args, io) => {
    if (asked(args).organization === undefined) throw new UsageError("Name the organization.");
    return withAudit(io, args, async ({ audit, organizations: [organization = ""] }) => {
      const { size, lost } = await audit.restored(organization);
      io.out(`${organization}: ${size} rows are left of ${lost}`);
      return 0;
    });
  },
};

export const auditExport: Command = {
  name: "audit export",
  summary:
    "Writes the journals as lines of JSON, with their newest checkpoints, for server/verifier/verify-journal.mjs.",
  usage: `[--organization <id>]\n\n  ${ORGANIZATION}`,
  run: (args, io) =>
    withAudit(io, args, async ({ database, audit, organizations }) => {
      await audit.look();
      for (const organization of organizations) {
        const lines = exportJournal(database, organization, await audit.note(organization));
        for await (const line of lines) io.out(line);
      }
      return 0;
    }),
};

export const auditKey: Command = {
  name: "audit key",
  summary:
    "Shows the public key that checkpoints are signed with. Keep it where nobody who runs this server can change it.",
  usage: `[--organization <id>]\n\n  --organization <id>  The key in the name of one organization's log, for other tools that read signed notes.`,
  run: (args, io) =>
    withAudit(io, args, async ({ audit }) => {
      const { organization } = asked(args);
      io.out(verifierKey(organization === undefined ? "nexus/journal" : originOf(organization), audit.publicKey));
      return 0;
    }),
};
