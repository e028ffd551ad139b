import { contrast } from "@nexus-os/ui/theme";

/** The tokens of one kind. */
export interface TokenGroup {
  readonly title: string;
  readonly text: string;
  readonly kind: "colour" | "type" | "space" | "radius" | "size" | "shadow" | "motion";
  readonly names: readonly string[];
}

const KINDS: readonly (Omit<TokenGroup, "names"> & { readonly is: RegExp })[] = [
  {
    title: "Grounds and edges",
    text: "What things stand on, and what divides them. The figure is the contrast of the usual text on the ground, or of the edge to a card.",
    kind: "colour",
    is: /^(page|frame|surface.*|hover|active|selected|border.*)$/,
  },
  {
    title: "Text, accent and what is in focus",
    text: "One accent on a screen. The figure is the contrast to a card.",
    kind: "colour",
    is: /^(text.*|accent|accent-[a-z]+|on-accent|focus)$/,
  },
  {
    title: "Gain, loss, warning, information",
    text: "Never without a sign, an arrow or a word. -text for words, -mark for dots and bars, -soft for grounds, the bare name for solids.",
    kind: "colour",
    is: /^(on-)?(positive|negative|warning|info)(-[a-z]+)?$/,
  },
  {
    title: "Series of a chart",
    text: "In this order; any two are told apart by colour-blind eyes, too.",
    kind: "colour",
    is: /^chart-/,
  },
  {
    title: "Steps",
    text: "What the others are made of: 1 and 2 for pages, 3 to 5 for states, 6 to 8 for edges, 9 and 10 for solids, 11 and 12 for text.",
    kind: "colour",
    is: /^(neutral|accent)-\d+$/,
  },
  { title: "Type", text: "Four sizes on most screens: meta, table, body and one title.", kind: "type", is: /^size-/ },
  { title: "Space", text: "A grid of four.", kind: "space", is: /^space-/ },
  { title: "Corners", text: "", kind: "radius", is: /^radius-/ },
  {
    title: "Controls and rows",
    text: "They follow the density.",
    kind: "size",
    is: /^(control|control-s|row|card|card-dense|icon|touch)$/,
  },
  { title: "Shadows", text: "Only what floats has one.", kind: "shadow", is: /^shadow-/ },
  {
    title: "Motion",
    text: "Point at a line to see it. Nothing moves where somebody asked for less motion.",
    kind: "motion",
    is: /^motion-/,
  },
];

function declared(rules: Iterable<CSSRule>): string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [...rule.style].filter((name) => name.startsWith("--nexus-"));
    return rule instanceof CSSGroupingRule ? declared(rule.cssRules) : [];
  });
}

/** The tokens of this page by kind, as its stylesheets declare them. */
export function tokenGroups(): readonly TokenGroup[] {
  const names = new Set([...document.styleSheets].flatMap((sheet) => declared(sheet.cssRules)));
  const all = [...names].map((name) => name.replace("--nexus-", ""));
  return KINDS.map(({ is, ...kind }) => ({ ...kind, names: all.filter((name) => is.test(name)) }));
}

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** A colour as it is drawn, in hex. */
function hexOf(colour: string): string {
  if (!canvas) return "#000000";
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return `#${[...canvas.getImageData(0, 0, 1, 1).data]
    .slice(0, 3)
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** The value of a token as the page has it now. Colours are settled: light or dark, steps followed. */
export function settled(name: string, isColour: boolean): string {
  const { body } = document;
  if (!isColour) return getComputedStyle(body).getPropertyValue(`--nexus-${name}`).trim();
  const probe = document.createElement("i");
  probe.style.color = `var(--nexus-${name})`;
  body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return hexOf(color);
}

/** What a colour is held against, and how it stands out from it. */
export function contrastOf(name: string): string {
  const [, kind] = /^on-(.+)$/.exec(name) ?? [];
  const isGround = /^(page|frame|surface.*|hover|active|selected|.*-soft)$/.test(name);
  const other = kind ?? (isGround ? "text" : "surface");
  return `${contrast(settled(name, true), settled(other, true)).toFixed(1)} : 1 ${isGround ? "for" : "on"} ${other}`;
}
