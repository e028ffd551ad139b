import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import { type Audit, createAudit } from "../core/audit/audit.ts";
import { createOrganization } from "../core/identity/organizations.ts";
import { type Scene, SIZES } from "./crimes.ts";
import type { World } from "./world.ts";

export interface AuditedScene extends Scene {
  readonly audit: Audit;
  readonly actor: Actor;
  /** What was told of in the background. */
  readonly alarms: readonly unknown[];
}

/** An organization whose journal is empty, with an audit of its own. */
export async function anEmptyScene({ database, core }: World): Promise<AuditedScene> {
  const at = new Date().toISOString();
  const organization = await createOrganization(database, { name: "Audited", currency: "EUR", timeZone: "UTC" }, at);
  const [folder, key] = [mkdtempSync(join(tmpdir(), "nexus-test-audit-")), Buffer.alloc(32, 3)];
  const alarms: unknown[] = [];
  const permissions = new Set(["accounts.create"]);
  const actor: Actor = { kind: "system", id: newId(), name: "The scene", organization, permissions };
  // What other tests write into the same database is not its matter.
  const own = { ...database, lists: ownHeads(database, organization) };
  const audit = createAudit({
    ...{ database: own, folder, key, clock: () => new Date(), every: 50 },
    failed: (error) => void alarms.push(error),
  });
  const write = async (rows: number): Promise<void> => {
    for (let row = 0; row < rows; row += 1) {
      await core.execute(actor, "accounts.create", { key: newId(), input: { name: `Customer ${row}` } });
    }
  };
  return { database, organization, folder, key, write, audit, actor, alarms };
}

function ownHeads(database: World["database"], organization: string): World["database"]["lists"] {
  return async (sql, values) => {
    const rows = await database.lists(sql, values);
    return sql.includes("FROM journal_heads") ? rows.filter(([id]) => id === organization) : rows;
  };
}

/** An organization whose journal has two checkpoints, and some rows behind them. */
export async function aScene(world: World): Promise<AuditedScene> {
  const scene = await anEmptyScene(world);
  await scene.write(SIZES.first);
  await scene.audit.look();
  await scene.write(SIZES.second - SIZES.first);
  await scene.audit.look();
  await scene.write(SIZES.all - SIZES.second);
  return scene;
}
