import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { createOrganization } from "../core/identity/organizations.ts";
import { adviceRun } from "./advice.ts";
import type { Io } from "./command.ts";
import { withData } from "./data.ts";
import { nexus } from "./nexus.ts";

test("advice is evaluated at once, of every organization or of one", async () => {
  const said: string[] = [];
  const io: Io = {
    out: (line) => void said.push(line),
    err: () => {},
    env: { NEXUS_DATA_DIR: mkdtempSync(join(tmpdir(), "nexus-advice-")) },
    root: tmpdir(),
  };
  const made = (name: string) =>
    withData(io, ({ database }) =>
      createOrganization(database, { name, currency: "EUR", timeZone: "Europe/Berlin" }, new Date().toISOString()),
    );
  const [one, other] = [await made("One"), await made("Other")];
  const nothing = "deals.gone-quiet: 0 found, 0 closed, 0 refreshed, 0 created, 0 measured, 0 left";
  expect(await nexus([adviceRun], ["advice", "run"], io)).toBe(0);
  expect(said.splice(0)).toEqual([one, other].sort().map((id) => `${id} ${nothing}`));
  const args = ["advice", "run", "--organization", other, "--advice", "deals.gone-quiet"];
  expect(await nexus([adviceRun], args, io)).toBe(0);
  expect(said.splice(0)).toEqual([`${other} ${nothing}`]);
  for (const wrong of [
    ["--organization", newId()],
    ["--advice", "deals.luck"],
    ["--mood", "good"],
  ]) {
    expect(await nexus([adviceRun], ["advice", "run", ...wrong], io)).toBe(2);
  }
});
