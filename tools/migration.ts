// `npm run migration <word>`: writes the next step of the schema from the difference between the contracts and the steps
// that are there. A person reads it before it is committed.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, tool } from "./check.ts";
import { difference } from "./migration/difference.ts";
import { indexText, nextName, stepText } from "./migration/step.ts";

const folder = join(root, "server/src/migrations");
const [word] = process.argv.slice(2);
const { byHand, ...statements } = difference();

if (word === undefined) {
  console.log("npm run migration <word> writes the next step of the schema, for example: npm run migration invoices");
  process.exitCode = 1;
} else if (byHand.length > 0) {
  console.log(`These need a person:\n${byHand.map((each) => `  ${each}\n`).join("")}`);
  process.exitCode = 1;
} else if (statements.sqlite.length === 0) {
  console.log("Every noun has the table that its contract wants: there is nothing to do.");
} else {
  const names = readdirSync(folder).filter((file) => /^\d{4}-/.test(file));
  const name = nextName(names, word);
  const index = join(folder, "index.ts");
  writeFileSync(join(folder, `${name}.ts`), stepText(name, statements), { flag: "wx" });
  writeFileSync(index, indexText(readFileSync(index, "utf8"), name));
  await tool("format", "@biomejs/biome/bin/biome", ["check", "--write", folder]).run();
  console.log(`Wrote server/src/migrations/${name}.ts. Read it, then commit it.`);
}
