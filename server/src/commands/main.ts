import { resolve } from "node:path";
import { COMMANDS } from "./commands.ts";
import { nexus } from "./nexus.ts";

const code = await nexus(COMMANDS, process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  env: process.env,
  root: resolve(import.meta.dirname, "../../.."),
});
process.exit(code);
