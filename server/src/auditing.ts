import { existsSync, readdirSync } from "node:fs";
import type { Config } from "./config.ts";
import { type Audit, type AuditOptions, createAudit } from "./core/audit/audit.ts";
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
