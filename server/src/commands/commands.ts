import { adviceRun } from "./advice.ts";
import { auditCheckpoint, auditExport, auditKey, auditRestored, auditVerify } from "./audit.ts";
import type { Command } from "./command.ts";
import { doctor } from "./doctor.ts";
import { mailTrial } from "./mail.ts";
import { metricsCheck, metricsRebuild } from "./metrics.ts";
import { searchCheck, searchRebuild } from "./search.ts";
import { seed } from "./seed.ts";
import { start } from "./start.ts";

/** Every command, in the order that `nexus --help` shows them. */
export const COMMANDS: readonly Command[] = [
  start,
  seed,
  doctor,
  mailTrial,
  searchRebuild,
  searchCheck,
  metricsRebuild,
  metricsCheck,
  adviceRun,
  auditVerify,
  auditCheckpoint,
  auditRestored,
  auditExport,
  auditKey,
];
