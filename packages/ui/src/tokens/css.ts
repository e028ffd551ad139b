import { type Colour, type Group, namesOf, resolved, type Shade, type Tokens, valueAt, written } from "./resolve.ts";

type Lines = readonly (readonly [name: string, value: string])[];

const px = (value: unknown): string => {
  const { value: amount, unit } = value as { readonly value: number; readonly unit: string };
  return `${amount}${unit}`;
};

/** A colour in OKLCH, as CSS writes it. */
function oklch({ components, alpha }: Colour): string {
  return `oklch(${components.join(" ")}${alpha === undefined ? "" : ` / ${alpha}`})`;
}

/** A value as CSS: a reference to a step becomes that step's property, so that a brand's steps carry the whole theme. */
function colour(group: Group, theme: string, path: string): string {
  const value = written(group, path);
  const step = /^\{reference\.(light|dark)\.(neutral|accent|positive|negative|warning|info)\.(\d+)\}$/.exec(
    String(value),
  );
  return step?.[1] === theme ? `var(--nexus-${step[2]}-${step[3]})` : oklch(valueAt(group, path) as Colour);
}

function shadow(group: Group, name: string, color: (shade: Shade) => string): string {
  const shades = valueAt(group, `shadow.${name}`) as readonly Shade[];
  const length = ({ value }: { readonly value: number }) => (value === 0 ? "0" : `${value}px`);
  return shades
    .map((one) => [one.offsetX, one.offsetY, one.blur, one.spread].map(length).concat(color(one)).join(" "))
    .join(", ");
}

function foundation(group: Group): Lines {
  const dimensions = ["space", "radius"].flatMap((kind) =>
    namesOf(group, kind).map((name) => [`${kind}-${name}`, px(valueAt(group, `${kind}.${name}`))] as const),
  );
  const sizes = namesOf(group, "size").map((name) => [name, px(valueAt(group, `size.${name}`))] as const);
  const type = namesOf(group, "type").flatMap((name) => {
    const { fontSize, lineHeight, fontWeight } = valueAt(group, `type.${name}`) as {
      readonly fontSize: { readonly value: number };
      readonly lineHeight: number;
      readonly fontWeight: number;
    };
    const line = Math.round(fontSize.value * lineHeight);
    return [
      [`size-${name}`, `${fontSize.value}px`],
      [`line-${name}`, `${line}px`],
      [`weight-${name}`, String(fontWeight)],
    ] as const;
  });
  const fonts = (name: string) =>
    (valueAt(group, `font.${name}`) as string[]).map((font) => (/[ ]/.test(font) ? `"${font}"` : font)).join(", ");
  const motion = ["feedback", "move"].map((name) => [`motion-${name}`, px(valueAt(group, `motion.${name}`))] as const);
  const ease = `cubic-bezier(${(valueAt(group, "motion.out") as number[]).join(", ")})`;
  return [
    ...dimensions,
    ...sizes,
    ["hairline", "1px"],
    ["font", fonts("sans")],
    ["font-mono", fonts("mono")],
    // Elements even out the fonts of other people's pages; their own needs none of it.
    ["font-adjust", "none"],
    ...type,
    ["tracking-title", "-0.015em"],
    ...motion,
    ["ease", ease],
  ];
}

const HUES = ["neutral", "accent", "positive", "negative", "warning", "info"];

const steps = (group: Group, theme: "light" | "dark"): Lines =>
  HUES.flatMap((hue) =>
    namesOf(group, `reference.${theme}.${hue}`).map(
      (step) => [`${hue}-${step}`, oklch(valueAt(group, `reference.${theme}.${hue}.${step}`) as Colour)] as const,
    ),
  );

const semantic = (group: Group, theme: string): Lines =>
  namesOf(group, "semantic").map((name) => [name, colour(group, theme, `semantic.${name}`)] as const);

const shadows = (group: Group): Lines =>
  namesOf(group, "shadow").map((name) => [`shadow-${name}`, shadow(group, name, ({ color }) => oklch(color))] as const);

const rule = (selector: string, lines: Lines, before = ""): string =>
  `${selector} {\n${before}${lines.map(([name, value]) => `  --nexus-${name}: ${value};\n`).join("")}}\n`;

const within = (media: string, css: string): string => `@media ${media} {\n${css.replace(/^(?=.)/gm, "  ")}}\n`;

/** The properties for a whole page: the portal, the catalogue. */
export function pageCss(tokens: Tokens): string {
  const at = (theme: string, density = "comfortable") => resolved(tokens, theme, density);
  const densityOf = (density: string): Lines => {
    const group = at("light", density);
    return namesOf(group, "density").map((name) => [name, px(valueAt(group, `density.${name}`))] as const);
  };
  const theme = (name: "light" | "dark"): Lines => [
    ...steps(at(name), name),
    ...semantic(at(name), name),
    ...shadows(at(name)),
  ];
  const contrast = (name: "light" | "dark"): Lines => {
    const plain = new Map(semantic(at(name), name));
    return semantic(at(`${name}-contrast`), name).filter(([token, value]) => plain.get(token) !== value);
  };
  const scheme = (name: string) => `  color-scheme: ${name};\n`;
  return [
    "/* The tokens of Nexus for a whole page. Built from tokens.json by `npm run tokens`. */",
    "/* biome-ignore-all lint: built */\n/* biome-ignore-all format: built */\n",
    rule(":root", foundation(at("light"))),
    rule(':root, [data-density="comfortable"]', densityOf("comfortable")),
    rule('[data-density="compact"]', densityOf("compact")),
    rule(':root, [data-theme="light"]', theme("light"), scheme("light")),
    rule('[data-theme="dark"]', theme("dark"), scheme("dark")),
    within("(prefers-color-scheme: dark)", rule(":root:not([data-theme])", theme("dark"), scheme("dark"))),
    rule('[data-contrast="more"]', contrast("light")),
    rule('[data-theme="dark"][data-contrast="more"]', contrast("dark")),
    within(
      "(prefers-contrast: more)",
      rule(':root:not([data-contrast]), [data-theme="light"]:not([data-contrast])', contrast("light")) +
        rule('[data-theme="dark"]:not([data-contrast])', contrast("dark")),
    ),
    within(
      "(prefers-contrast: more) and (prefers-color-scheme: dark)",
      rule(":root:not([data-theme]):not([data-contrast])", contrast("dark")),
    ),
    within("(prefers-color-scheme: dark)", rule(':root:not([data-theme])[data-contrast="more"]', contrast("dark"))),
    within(
      "(forced-colors: active)",
      rule(":root", [
        ["border", "CanvasText"],
        ["border-strong", "ButtonBorder"],
        ["border-control", "ButtonBorder"],
        ["focus", "Highlight"],
        ["selected", "Highlight"],
      ]),
    ),
    within(
      "(prefers-reduced-motion: reduce)",
      rule(":root", [
        ["motion-feedback", "0ms"],
        ["motion-move", "0ms"],
      ]),
    ),
  ].join("\n");
}

/** The semantic colours that elements use. An embed carries them, so there is none too many. */
export const ELEMENT_COLOURS = [
  "surface",
  "surface-raised",
  "surface-sunken",
  "hover",
  "active",
  "border",
  "border-strong",
  "border-control",
  "text",
  "text-quiet",
  "scrim",
  "accent",
  "accent-hover",
  "accent-text",
  "accent-soft",
  "accent-border",
  "on-accent",
  "focus",
  "positive-mark",
  "positive-text",
  "negative-text",
  "negative-mark",
  "negative",
  "negative-soft",
  "on-negative",
  "warning-text",
  "warning-mark",
  "warning-soft",
] as const;

const ELEMENT_DENSITY = ["control", "control-s", "card", "card-dense", "row"] as const;

/** The shortest sRGB colour. */
function hex({ hex: six, alpha }: Colour): string {
  const full =
    alpha === undefined
      ? six
      : six +
        Math.round(alpha * 255)
          .toString(16)
          .padStart(2, "0");
  return /^#(?:(\w)\1)+$/.test(full) ? `#${[...full.slice(1)].filter((_, index) => index % 2 === 0).join("")}` : full;
}

const at = (tokens: Tokens, theme: string, density = "comfortable"): Group => resolved(tokens, theme, density);
const both = (one: string, other: string): string => (one === other ? one : `light-dark(${one},${other})`);
const own = (name: string, value: string): string => `--n-${name}:var(--nexus-${name},${value});`;

/** A semantic colour in light and dark, in the usual contrast or in more. */
function lightDark(tokens: Tokens, name: string, suffix: "" | "-contrast" = ""): string {
  const shade = (theme: string) => hex(valueAt(at(tokens, theme + suffix), `semantic.${name}`) as Colour);
  return both(shade("light"), shade("dark"));
}

/** Those of the colours that are others in more contrast. */
const contrastOf = (tokens: Tokens, names: readonly string[]): string =>
  names
    .filter((name) => lightDark(tokens, name) !== lightDark(tokens, name, "-contrast"))
    .map((name) => own(name, lightDark(tokens, name, "-contrast")))
    .join("");

/**
 * The tokens as an element carries them into a page that has none. Each takes the page's (`--nexus-text`), where there
 * is one, and brings its own value otherwise; light and dark follow the page's color-scheme.
 */
function elementCss(tokens: Tokens): string {
  const darkShades = (name: string) => valueAt(at(tokens, "dark"), `shadow.${name}`) as readonly Shade[];
  const shadowOf = (name: string) => {
    let index = -1;
    return shadow(at(tokens, "light"), name, ({ color }) => {
      index += 1;
      return both(hex(color), hex((darkShades(name)[index] as Shade).color));
    }).replaceAll(", ", ",");
  };
  const density = (name: string) =>
    ELEMENT_DENSITY.map((key) => own(key, px(valueAt(at(tokens, "light", name), `density.${key}`)))).join("");
  const fixed = foundation(at(tokens, "light"))
    .filter(([name]) =>
      /^(space-[1-6]|radius-|size-(meta|table|body|title-[sm])$|line-(meta|table|body|title-[sm])$|motion-|ease|touch|icon)/.test(
        name,
      ),
    )
    .map(([name, value]) => `--n-${name}:${value};`)
    .join("");
  const contrast = contrastOf(tokens, ELEMENT_COLOURS);
  return [
    `:host,:root{${fixed}${density("comfortable")}`,
    ELEMENT_COLOURS.map((name) => own(name, lightDark(tokens, name))).join(""),
    ["menu", "dialog", "drag"].map((name) => own(`shadow-${name}`, shadowOf(name))).join(""),
    "}",
    `:host([data-density=compact]){${density("compact")}}`,
    ":host([data-theme=light]){color-scheme:light}:host([data-theme=dark]){color-scheme:dark}",
    ":host([data-theme=auto]){color-scheme:light dark}",
    `:host([data-contrast=more]){${contrast}}@media (prefers-contrast:more){:host{${contrast}}}`,
    "@media (prefers-reduced-motion:reduce){:host{--n-motion-feedback:0ms;--n-motion-move:0ms}}",
  ].join("");
}

/** The source of tokens.styles.ts. */
export function elementModule(tokens: Tokens): string {
  return `import { css } from "lit";

/** The tokens that an element carries. Built from tokens.json by \`npm run tokens\`. */
// biome-ignore format: built, and shipped as it is
export const tokens = css\`${elementCss(tokens)}\`;
`;
}

const CHART_COLOURS = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((series) => `chart-${series}`),
  ...["chart-compare", "chart-target", "chart-axis", "chart-grid", "chart-zero"],
];

/** The source of chart-tokens.styles.ts: what charts need beside it. Most embeds have none. */
export function chartModule(tokens: Tokens): string {
  const contrast = contrastOf(tokens, CHART_COLOURS);
  const colours = CHART_COLOURS.map((name) => own(name, lightDark(tokens, name))).join("");
  const figure = foundation(at(tokens, "light")).filter(
    ([name]) => name === "size-figure" || name === "tracking-title",
  );
  const sizes = figure.map(([name, value]) => `--n-${name}:${value};`).join("");
  return `import { css } from "lit";

/** The tokens that an element with charts carries beside the others. Built from tokens.json by \`npm run tokens\`. */
// biome-ignore format: built, and shipped as it is
export const chartTokens = css\`:host,:root{${colours}${sizes}}:host([data-contrast=more]){${contrast}}@media (prefers-contrast:more){:host{${contrast}}}\`;
`;
}
