import { resolve } from "node:path";
import { serve } from "./serve.ts";

const code = await serve({
  write: (line) => void process.stdout.write(`${line}\n`),
  env: process.env,
  root: resolve(import.meta.dirname, "../.."),
});
process.exit(code);
