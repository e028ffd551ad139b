import type { Allowed, Noun } from "./noun.ts";
import { ADMINISTRATORS, READERS, WRITERS } from "./verb.ts";

const USUAL: Allowed = { readers: READERS, writers: WRITERS };

/** Departments in which the verbs that every noun has are not for everybody who reads or writes elsewhere. */
const DEPARTMENTS: Readonly<Record<string, Allowed>> = {
  admin: { readers: READERS, writers: ADMINISTRATORS },
};

/** Who reads and who writes records of a noun by the verbs that every noun has: as it says itself, or as its department has it. */
export function allowedIn({ department, allowed }: Pick<Noun, "department" | "allowed">): Allowed {
  const usual = Object.hasOwn(DEPARTMENTS, department) ? DEPARTMENTS[department] : undefined;
  return { ...(usual ?? USUAL), ...allowed };
}
