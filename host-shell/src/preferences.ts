/** What a person can choose about the looks, per device. The first is what applies when nobody chose. */
export const PREFERENCES = {
  theme: ["system", "light", "dark"],
  density: ["comfortable", "compact"],
} as const;

/** The name of a choice. */
export type Preference = keyof typeof PREFERENCES;

const keyOf = (name: string): string => `nexus-${name}`;

/** What is remembered on this device; null where nothing is, or where the browser keeps nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Remembers something on this device, if the browser lets it. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // A browser that keeps nothing still shows what was chosen until the page is left.
  }
}

/** What is chosen now. */
export function chosen(name: Preference): string {
  const value = recall(name);
  const known: readonly string[] = PREFERENCES[name];
  return value !== null && known.includes(value) ? value : PREFERENCES[name][0];
}

/** Chooses, and shows it. */
export function choose(name: Preference, value: string): void {
  remember(name, value);
  show(name, value);
}

/** Shows all that is chosen. Runs before the first paint. */
export function showPreferences(): void {
  for (const name of ["theme", "density"] as const) show(name, chosen(name));
}

function show(name: Preference, value: string): void {
  const { dataset } = document.documentElement;
  if (value === "system") dataset[name] = "";
  else dataset[name] = value;
  if (value === "system") document.documentElement.removeAttribute(`data-${name}`);
}
