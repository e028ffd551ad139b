/** A token of the design tokens format (DTCG 2025.10), or a group of them. */
export interface Group {
  readonly [key: string]: unknown;
}

/** The document that holds every token, with its contexts. */
export interface Tokens {
  readonly sets: Readonly<Record<"reference" | "foundation", { readonly sources: readonly Group[] }>>;
  readonly modifiers: Readonly<
    Record<"theme" | "density", { readonly contexts: Readonly<Record<string, readonly Group[]>> }>
  >;
}

/** A colour: OKLCH, and the sRGB one that is nearest to it. */
export interface Colour {
  readonly components: readonly number[];
  readonly alpha?: number;
  readonly hex: string;
}

/** One layer of a shadow. */
export interface Shade {
  readonly color: Colour;
  readonly offsetX: { readonly value: number };
  readonly offsetY: { readonly value: number };
  readonly blur: { readonly value: number };
  readonly spread: { readonly value: number };
}

const isGroup = (value: unknown): value is Group =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("$value" in value);

function merged(one: Group, other: Group): Group {
  const all: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = all[key];
    all[key] = isGroup(value) ? merged(isGroup(before) ? before : {}, value) : value;
  }
  return all;
}

/** Every token as it is in one theme and one density; what comes later wins. */
export function resolved(tokens: Tokens, theme: string, density: string): Group {
  const { sets, modifiers } = tokens;
  const layers = [
    ...sets.reference.sources,
    ...sets.foundation.sources,
    ...(modifiers.theme.contexts[theme] ?? []),
    ...(modifiers.density.contexts[density] ?? []),
  ];
  return layers.reduce(merged, {});
}

/** What stands at a path, before references are followed: a value, or a reference in braces. */
export function written(group: Group, path: string): unknown {
  const found = path.split(".").reduce<unknown>((at, key) => (at as Group | undefined)?.[key], group);
  if (found === undefined) throw new Error(`There is no token ${path}.`);
  return (found as { readonly $value: unknown }).$value;
}

/** The value at a path, references followed. */
export function valueAt(group: Group, path: string): unknown {
  const value = written(group, path);
  return typeof value === "string" && value.startsWith("{") ? valueAt(group, value.slice(1, -1)) : value;
}

/** The names in a group, without what describes it. */
export function namesOf(group: Group, path: string): string[] {
  const found = path.split(".").reduce<unknown>((at, key) => (at as Group)[key], group) as Group;
  return Object.keys(found).filter((key) => !key.startsWith("$"));
}
