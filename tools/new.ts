// `npm run new noun sales/quotes`: writes the places of a new thing that a person has to fill, with tests that fail until
// they are. What is there is never overwritten.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { root, tool } from "./check.ts";
import { connectorPlan } from "./new/connector.ts";
import { departmentPlan } from "./new/department.ts";
import { elementPlan } from "./new/element.ts";
import { nounPlan } from "./new/noun.ts";
import { groundOf, type Plan, Refusal } from "./new/plan.ts";
import { verbPlan } from "./new/verb.ts";

const USAGE = `npm run new noun <department>/<word> [-- --singular <word>]
npm run new verb <noun>.<verb> [-- --event <word>]
npm run new element <noun>-<view>
npm run new department <word>
npm run new connector <vendor>
With -- --dry it only tells what it would write.`;

const { values, positionals } = parseArgs({
  options: { dry: { type: "boolean" }, singular: { type: "string" }, event: { type: "string" } },
  allowPositionals: true,
});
const [what = "", word = ""] = positionals;

function planned(): Plan {
  const ground = groundOf(root);
  const plans: Readonly<Record<string, () => Plan>> = {
    noun: () => nounPlan(ground, word, values.singular),
    verb: () => verbPlan(ground, word, values.event),
    element: () => elementPlan(ground, word),
    department: () => departmentPlan(ground, word),
    connector: () => connectorPlan(ground, word),
  };
  const plan = Object.hasOwn(plans, what) ? plans[what]?.() : undefined;
  if (plan === undefined || word === "") throw new Refusal(USAGE);
  const there = Object.keys(plan.made).find((file) => ground.has(file));
  if (there) throw new Refusal(`${there} is there already, and is not overwritten.`);
  return plan;
}

async function mustRun(name: string, script: string, args: readonly string[]): Promise<void> {
  const findings = await tool(name, script, args).run();
  if (findings !== null) throw new Error(`${name} failed:\n${findings}`);
}

async function written({ made, changed, run }: Plan): Promise<void> {
  for (const [file, text] of Object.entries(made)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text.trimStart(), { flag: "wx" });
  }
  for (const [file, text] of Object.entries(changed)) writeFileSync(join(root, file), text);
  const files = [...Object.keys(made), ...Object.keys(changed)].filter((file) => file !== "package-lock.json");
  await mustRun("biome", "@biomejs/biome/bin/biome", ["check", "--write", ...files]);
  for (const [name, ...args] of run) await mustRun(name, `../tools/${name}.ts`, args);
}

try {
  const plan = planned();
  const isDry = values.dry === true;
  if (!isDry) await written(plan);
  const lines = [
    ...Object.keys(plan.made).map((file) => `  new      ${file}`),
    ...Object.keys(plan.changed).map((file) => `  changed  ${file}`),
    ...plan.run.map((each) => `  ran      npm run ${each.join(" ")}`),
  ];
  console.log(`${isDry ? "Would write" : "Wrote"}:\n${lines.join("\n")}`);
  console.log(`\nNext:\n${plan.next.map((each, index) => `  ${index + 1}. ${each}`).join("\n")}`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
