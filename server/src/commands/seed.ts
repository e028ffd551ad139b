import { parseArgs } from "node:util";
import { ROLES, type Role } from "@nexus-os/contracts";
import { plantCanaries } from "../seed/canaries.ts";
import { type Command, UsageError } from "./command.ts";
import { withData } from "./data.ts";

const OPTIONS = {
  tenants: { type: "string", default: "3" },
  roles: { type: "string", default: "all" },
  canaries: { type: "boolean", default: false },
} as const;

function rolesOf(text: string): readonly Role[] {
  if (text === "all") return ROLES;
  const roles = text.split(",");
  const unknown = roles.find((role) => !ROLES.some((known) => known === role));
  if (unknown !== undefined) throw new UsageError(`There is no role ${unknown}. There are ${ROLES.join(", ")}.`);
  return roles as Role[];
}

function argumentsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export const seed: Command = {
  name: "seed",
  summary: "Fills an empty database with organizations to test with, and tells what stands where as JSON.",
  usage: `--canaries [--tenants 3] [--roles all]

  --canaries   puts a string that stands nowhere else into every column of every organization that takes text
  --tenants    how many organizations
  --roles      which roles each one has a person of: all, or some of ${ROLES.join(",")}

What it prints has passwords in it. The settings are the server's.`,
  run: async (args, io) => {
    const { tenants, roles, canaries } = argumentsOf(args);
    const count = Number(tenants);
    if (!canaries) throw new UsageError("Say what to fill it with: --canaries. The demo is made by the first start.");
    if (!(Number.isInteger(count) && count > 0 && count <= 1000))
      throw new UsageError("--tenants must be from 1 to 1000.");
    const wanted = rolesOf(roles);
    return withData(io, async ({ core, database }) => {
      if (await database.get("SELECT id FROM organizations LIMIT 1")) {
        io.err("This database is not empty. Name another one with NEXUS_DATA_DIR or DATABASE_URL.");
        return 1;
      }
      const planted = await plantCanaries({ core, database, tenants: count, roles: wanted, now: new Date() });
      io.out(JSON.stringify(planted, null, 2));
      return 0;
    });
  },
};
