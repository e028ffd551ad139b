import { takenOut, without } from "./taken-out.ts";

const guard = takenOut(process.env);

/** Takes the guard out of what vitest loads by itself. */
export const sabotage = {
  name: "sabotage",
  enforce: "pre" as const,
  transform: (code: string, id: string) => (guard && id.split("?")[0] === guard.file ? without(code, guard) : null),
};
