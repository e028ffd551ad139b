// `npm run verify`: everything that can be known about the project without running it.
import { availableParallelism } from "node:os";
import { runChecks } from "./check.ts";
import { checks } from "./verify/checks.ts";

const began = performance.now();
const all = checks();
const failures = await runChecks(all, availableParallelism());
for (const { name, findings } of failures) console.log(`\n✗ ${name}\n\n${findings}`);
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(`\n${all.length - failures.length} checks passed, ${failures.length} failed, in ${seconds} s`);
process.exitCode = failures.length === 0 ? 0 : 1;
