// Makes src/tokens/tokens.css, tokens.styles.ts and chart-tokens.styles.ts from tokens.json: `npm run tokens`. A test says when they are not up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { brandModule } from "./src/tokens/brand-module.ts";
import { chartModule, elementModule, pageCss } from "./src/tokens/css.ts";

const place = (name) => new URL(`src/tokens/${name}`, import.meta.url);
const tokens = JSON.parse(readFileSync(place("tokens.json"), "utf8"));
writeFileSync(place("tokens.css"), pageCss(tokens));
writeFileSync(place("tokens.styles.ts"), elementModule(tokens));
writeFileSync(place("chart-tokens.styles.ts"), chartModule(tokens));
writeFileSync(place("brand-names.ts"), brandModule(tokens));
