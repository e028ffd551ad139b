import { NOUNS, OPERATIONS } from "@nexus-os/contracts";

/** What a key may do: look, or also write. */
export type Access = "read" | "write";

/** A key neither makes keys nor decides: people do. */
const NEVER = new Set(["apikeys", "approvals"]);
const isReading = (name: string): boolean => OPERATIONS.get(name)?.kind === "query" || name.endsWith(".export");
const areaOf = (name: string): string | undefined => NOUNS[name.split(".", 1)[0] ?? ""]?.department;

/** The departments of which somebody may give anything away. */
export function areasWithin(permissions: readonly string[]): readonly string[] {
  return [...new Set(permissions.flatMap((name) => areaOf(name) ?? []))].sort();
}

/** The operations that a key of some departments may call, among those that its maker may. */
export function permissionsFor(own: readonly string[], areas: readonly string[], access: Access): readonly string[] {
  return own.filter((name) => {
    const [noun = ""] = name.split(".", 1);
    const area = areaOf(name);
    // What is of no department looks through what the key may list, and no further.
    if (area === undefined) return true;
    if (!areas.includes(area) || (NEVER.has(noun) && !isReading(name))) return false;
    return access === "write" || isReading(name);
  });
}
