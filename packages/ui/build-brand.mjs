// Prints a brand's theme as CSS for a whole page: `npm run -s brand -w packages/ui -- "#7a2e6b" > brand.css`, loaded behind tokens.css.
import { brandCss } from "./src/tokens/brand.ts";
import { themeOf } from "./src/tokens/theme.ts";

process.stdout.write(`${brandCss(themeOf(process.argv[2] ?? ""), ":root:root")}\n`);
