// `npm run screenshots -w storybook`: takes the pictures of docs/screenshots/patterns, all or those whose name has a word.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aBrowser } from "../testkit/visitor.ts";
import { aCatalogue } from "./catalogue.ts";
import { act, atTheHour, PATTERNS, picture, SHOTS, show } from "./patterns.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots/patterns");
const wanted = process.argv[2] ?? "";

mkdirSync(folder, { recursive: true });
const files = PATTERNS.map(({ file }) => file);
const [catalogue, browser] = await Promise.all([aCatalogue(files, true), aBrowser()]);
try {
  const { page, context, troubles } = await atTheHour(browser, catalogue.url);
  const session = await context.newCDPSession(page);
  for (const shot of SHOTS.filter(({ name }) => name.includes(wanted))) {
    await show(page, shot);
    await act(page, shot);
    const bytes = await picture(page, session, shot.width);
    writeFileSync(join(folder, `${shot.name}.webp`), bytes);
    console.log(`${shot.name}: ${Math.round(bytes.length / 1024)} kB`);
  }
  if (troubles.length) console.error(troubles.join("\n"));
} finally {
  await Promise.all([browser.close(), catalogue.close()]);
}
