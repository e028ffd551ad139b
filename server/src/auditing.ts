import { existsSync, readdirSync } from "node:fs";
import type { Config } from "./config.ts";
import { type Audit, type AuditOptions, createAudit } from "./core/audit/audit.ts";
import { type RegularAudit, type RegularAuditOptions, regularAudit } from "./core/audit/regular.ts";
import { readKeyFile } from "./core/keys/key-file.ts";

/** The audit of these settings. Its key is made where nothing was signed yet, and beside checkpoints it must be there. */
export function openAudit(
  { audit: { folder, keyFile, every } }: Config,
  given: Pick<AuditOptions, "database" | "clock" | "failed">,
): Audit {
  const hasData = existsSync(folder) && readdirSync(folder).length > 0;
  const key = readKeyFile(keyFile, { hasData, setting: "NEXUS_AUDIT_KEY_FILE" });
  return createAudit({ ...given, folder, key, every });
}

/** The audit of a server: it signs for the journals as they grow, and verifies each from its beginning once a day. */
export function serveAudit(
  config: Config,
  given: Omit<RegularAuditOptions, "audit" | "folder">,
): { readonly audit: Audit; readonly regular: RegularAudit } {
  const { database, clock, failed } = given;
  const audit = openAudit(config, { database, clock, failed });
  return { audit, regular: regularAudit({ ...given, audit, folder: config.audit.folder }) };
}
