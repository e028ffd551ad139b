import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId, permissionsOf } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import type { Actor } from "../core/actor.ts";
import { addMember, createOrganization } from "../core/identity/organizations.ts";
import type { Io } from "./command.ts";
import { withData } from "./data.ts";
import { metricsCheck, metricsRebuild } from "./metrics.ts";
import { nexus } from "./nexus.ts";

const COMMANDS = [metricsCheck, metricsRebuild];

test("what is kept for metrics is compared with the records, and counted anew", async () => {
  const said: string[] = [];
  const io: Io = {
    out: (line) => void said.push(line),
    err: () => {},
    env: { NEXUS_DATA_DIR: mkdtempSync(join(tmpdir(), "nexus-metrics-")) },
    root: tmpdir(),
  };
  const organization = await withData(io, async ({ database, core }) => {
    const at = new Date().toISOString();
    const id = await createOrganization(database, { name: "Test", currency: "EUR", timeZone: "Europe/Berlin" }, at);
    const person = { name: "Ada", email: "ada@example.com", role: "owner" as const, user: null };
    const owner = await addMember(database, core.keys, { ...person, organization: id, at });
    const permissions = permissionsOf("owner");
    const actor: Actor = { kind: "member", id: owner, name: "Ada", organization: id, permissions };
    const tell = async (operation: string, input: object): Promise<string> => {
      const outcome = await core.execute(actor, operation, { key: newId(), input });
      if (outcome.outcome !== "done") throw new Error(outcome.outcome);
      return (JSON.parse(outcome.output) as { id: string }).id;
    };
    const account = await tell("accounts.create", { name: "Test" });
    await tell("deals.create", { name: "Test", account, owner, amount: { minor: 1, currency: "EUR" } });
    return id;
  });
  expect(await nexus(COMMANDS, ["metrics", "check"], io)).toBe(0);
  expect(said.splice(0)).toEqual([`${organization} deals: no differences`]);

  await withData(io, ({ database }) =>
    database.transaction((tx) => tx.run("UPDATE rollups SET total=total+1 WHERE organization_id=?", [organization])),
  );
  expect(await nexus(COMMANDS, ["metrics", "check", "--metric", "deals.won-value"], io)).toBe(1);
  expect(said.splice(0)).toEqual([
    `${organization} deals: 3 differences`,
    ...Array.from({ length: 3 }, () => expect.stringMatching(/: 1 2 are kept, 1 1 are there$/)),
  ]);
  expect(await nexus(COMMANDS, ["metrics", "rebuild", "--organization", organization], io)).toBe(0);
  expect(said.splice(0)).toEqual([`${organization} deals: counted anew (1 of 1)`]);
  expect(await nexus(COMMANDS, ["metrics", "check"], io)).toBe(0);

  for (const wrong of [["--organization", newId()], ["--metric", "deals.happiness"], ["--all"]]) {
    expect(await nexus(COMMANDS, ["metrics", "rebuild", ...wrong], io)).toBe(2);
  }
});
