import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { addMember, createOrganization } from "../core/identity/organizations.ts";
import type { Io } from "./command.ts";
import { withData } from "./data.ts";
import { nexus } from "./nexus.ts";
import { searchCheck, searchRebuild } from "./search.ts";

const COMMANDS = [searchCheck, searchRebuild];

test("the index of search is compared with the records, and made anew", async () => {
  const said: string[] = [];
  const io: Io = {
    out: (line) => void said.push(line),
    err: () => {},
    env: { NEXUS_DATA_DIR: mkdtempSync(join(tmpdir(), "nexus-search-")) },
    root: tmpdir(),
  };
  const organization = await withData(io, async ({ database, core }) => {
    const company = { name: "Test", currency: "EUR", timeZone: "Europe/Berlin" };
    const at = new Date().toISOString();
    const id = await createOrganization(database, company, at);
    const person = { name: "Ada", email: "ada@example.com", role: "owner" as const, user: null };
    await addMember(database, core.keys, { ...person, organization: id, at });
    return id;
  });
  expect(await nexus(COMMANDS, ["search", "check"], io)).toBe(1);
  expect(said.splice(0)).toEqual([
    expect.stringMatching(new RegExp(`^${organization}: 1 records, 0 cells, 1 differences$`)),
    expect.stringMatching(/^ {2}members .* is not indexed as it is$/),
  ]);
  expect(await nexus(COMMANDS, ["search", "rebuild", organization], io)).toBe(0);
  expect(said.splice(0)).toEqual([`${organization}: made anew`]);
  expect(await nexus(COMMANDS, ["search", "check", organization], io)).toBe(0);
  expect(said.splice(0)).toEqual([expect.stringMatching(/: 1 records, [1-9]\d* cells, no differences$/)]);
  expect(await nexus(COMMANDS, ["search", "check", newId()], io)).toBe(2);
});
