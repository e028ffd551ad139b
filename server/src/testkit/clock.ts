import { readFileSync } from "node:fs";

const file = process.env["NEXUS_CLOCK"];

/** The time that stands in a file, for every process that is given it; without one, the time of the system. */
export function clock(): Date {
  return file === undefined ? new Date() : new Date(readFileSync(file, "utf8").trim());
}
