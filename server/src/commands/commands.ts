import type { Command } from "./command.ts";
import { doctor } from "./doctor.ts";
import { searchCheck, searchRebuild } from "./search.ts";
import { seed } from "./seed.ts";
import { start } from "./start.ts";

/** Every command, in the order that `nexus --help` shows them. */
export const COMMANDS: readonly Command[] = [start, seed, doctor, searchRebuild, searchCheck];
