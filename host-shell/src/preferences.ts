/** What a person can choose about looks and language, per device. The first is what applies when nobody chose. */
export const PREFERENCES = {
  theme: ["system", "light", "dark"],
  density: ["comfortable", "compact"],
  language: ["system", "en", "de"],
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
  // What is on the page was said in the language before, and so was what the server sent.
  if (name === "language") location.reload();
  else show(name, value);
}

const languageOf = (locale: string): string => locale.split("-", 1)[0] as string;

/**
 * The locale of this page: the one that its address asks for (`?locale=de-AT`, pseudo-locales too), the one that was
 * chosen, the first of the browser's that there are words for, English. A region stays: it says how dates are written.
 */
export function locale({ search = location.search, wanted = navigator.languages } = {}): string {
  const known: readonly string[] = PREFERENCES.language;
  const asked = new URLSearchParams(search).get("locale") ?? "";
  if (/^(en-XA|ar-XB)$/.test(asked) || known.includes(languageOf(asked))) return asked;
  const choice = chosen("language");
  const fitting = choice === "system" ? wanted : wanted.filter((each) => languageOf(each) === choice);
  return fitting.find((each) => known.includes(languageOf(each))) ?? (choice === "system" ? "en" : choice);
}

/** Shows all that is chosen. Runs before the first paint. */
export function showPreferences(): void {
  for (const name of ["theme", "density"] as const) show(name, chosen(name));
  const root = document.documentElement;
  root.lang = locale();
  root.dir = /^ar\b/.test(root.lang) ? "rtl" : "ltr";
}

function show(name: "theme" | "density", value: string): void {
  const { dataset } = document.documentElement;
  if (value === "system") dataset[name] = "";
  else dataset[name] = value;
  if (value === "system") document.documentElement.removeAttribute(`data-${name}`);
}
