import { MORE, USUAL } from "./brand-names.ts";
import type { Scale, Theme } from "./theme.ts";

type Names = Readonly<Record<string, string>>;

const FIXED: Names = { w: "#fff", k: "#000" };

/** What a step is called (`n3`, `a9`, `w`) as a colour of a side of the theme. */
const colourOf = ({ neutral, accent }: Theme["light"], step: string): string =>
  FIXED[step] ?? (step.startsWith("n") ? neutral : accent)[Number(step.slice(1)) - 1] ?? "";

function lines(names: Names, { light, dark }: Theme): string {
  return Object.entries(names)
    .map(([name, steps]) => {
      const [one = "", other = one] = steps.split(" ");
      return `--nexus-${name}:light-dark(${colourOf(light, one)},${colourOf(dark, other)});`;
    })
    .join("");
}

const twelve = (name: string, light: Scale, dark: Scale): string =>
  light.map((hex, at) => `--nexus-${name}-${at + 1}:light-dark(${hex},${dark[at]});`).join("");

/**
 * A brand's theme as CSS for what a selector finds. It sets the steps and the semantic names: a name that was declared
 * around as `var(--nexus-accent-9)` is settled there, and would keep the colour of the house.
 */
export function brandCss(theme: Theme, selector: string): string {
  const { light, dark } = theme;
  const steps = twelve("neutral", light.neutral, dark.neutral) + twelve("accent", light.accent, dark.accent);
  const more = lines(MORE, theme);
  return [
    `${selector}{${steps}${lines(USUAL, theme)}}`,
    `${selector}[data-contrast="more"]{${more}}`,
    `@media (prefers-contrast:more){${selector}:not([data-contrast]){${more}}}`,
  ].join("\n");
}
