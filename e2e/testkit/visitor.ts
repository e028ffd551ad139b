import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { BROWSER_FLAGS, browserPath } from "../../tools/browser.ts";

/** Somebody at a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about: errors in the console, failures that nobody caught, breaches of its policy. */
  readonly troubles: string[];
  /** From now on the browser may note failed requests that fit: the test makes them fail. */
  readonly expects: (failed: RegExp) => void;
}

/** Starts the browser that visitors share, each with cookies and storage of their own. */
export function aBrowser(): Promise<Browser> {
  const args = BROWSER_FLAGS.filter((flag) => flag !== "--headless");
  return chromium.launch({ executablePath: browserPath(), args });
}

/** Opens a browser window for somebody. */
export async function aVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  const expected: RegExp[] = [];
  const told = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) troubles.push(text);
  };
  await context.exposeBinding("tellPolicyBreach", (_, text: string) => told(text));
  await context.addInitScript(() => {
    const tell = (globalThis as unknown as { tellPolicyBreach: (text: string) => void }).tellPolicyBreach;
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      tell(`The policy was breached: ${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") told(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => told(`Nobody caught: ${error.stack ?? error.message}`));
  // Who is not signed in is told so by a 401 when the portal asks.
  expected.push(/status of 401 .*session\.current/);
  return { page, context, troubles, expects: (failed) => expected.push(failed) };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything on a page stands still: what still fades in has no colours that anybody reads. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : [])),
    ];
    // One that never ends (of something that loads) is no reason to wait.
    const ending = rootsIn(document)
      .flatMap((root) => root.getAnimations())
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Which rules of the automatic check are meant: some alone, or all without some. */
export interface Rules {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** What an automatic check of accessibility finds on a page once it stands still. */
export async function accessibilityTroubles(
  page: Page,
  { only, without = [] }: Rules = {},
): Promise<readonly string[]> {
  await settled(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // An experiment takes a person's initials, which are a picture of the name, for a label.
  const off = ["label-content-name-mismatch", ...without].map((rule) => [rule, { enabled: false }]);
  const options = only
    ? { runOnly: { type: "rule", values: only } }
    : { runOnly: tags, rules: Object.fromEntries(off) as object };
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations.map(({ id, help, nodes }) => {
    const more = nodes.length > 1 ? ` and ${nodes.length - 1} more` : "";
    return `${id}: ${help} (${nodes[0]?.target.join(" ")}${more})`;
  });
}
