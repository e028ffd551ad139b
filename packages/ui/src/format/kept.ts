const all = new Map<string, unknown>();

/** What is dear to make and asked for often, as a formatter of Intl is: made once under its key. */
export function kept<T>(key: string, make: () => T): T {
  const known = (all.get(key) as T | undefined) ?? make();
  all.set(key, known);
  return known;
}
