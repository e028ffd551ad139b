import type { Command } from "./command.ts";
import { start } from "./start.ts";

/** Every command, in the order that `nexus --help` shows them. */
export const COMMANDS: readonly Command[] = [start];
