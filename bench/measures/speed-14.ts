import { randomBytes } from "node:crypto";
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { newId } from "@nexus-os/contracts";
import type { Actor } from "../../server/src/core/actor.ts";
import { verifyJournal } from "../../server/src/core/audit/verify-journal.ts";
import { type Core, createCore } from "../../server/src/core/core.ts";
import { type Database, openDatabase } from "../../server/src/core/database/database.ts";
import { migrate } from "../../server/src/core/database/migrate.ts";
import { createOrganization } from "../../server/src/core/identity/organizations.ts";
import { GENESIS, sha256 } from "../../server/src/core/journal/entry.ts";
import { MIGRATIONS } from "../../server/src/migrations/index.ts";
import { BODIES } from "../../server/src/modules/bodies.ts";
import { figureOf, ratioOf } from "../figures/figures.ts";
import { table } from "../report/report.ts";
import type { Effort, Measure } from "./measure.ts";

const AT_ONCE = 50;
const ROW = "x".repeat(600);

interface Side {
  readonly name: string;
  readonly amount: number;
  /** Does so much, and answers when it is done. */
  readonly act: (amount: number) => Promise<void> | void;
}

/** How many a second. */
async function rate({ act, amount }: Side, share: number): Promise<number> {
  const count = Math.max(AT_ONCE, Math.round(amount * share));
  const begun = performance.now();
  await act(count);
  return (count * 1000) / (performance.now() - begun);
}

/** What the disk can do: a small piece at the end of a file, and the wait until it is there. */
function floor(folder: string): Side {
  const file = openSync(join(folder, "floor"), "a");
  const act = (count: number): void => {
    for (let made = 0; made < count; made += 1) {
      writeSync(file, ROW);
      fdatasyncSync(file);
    }
  };
  return { name: "fdatasync of 600 bytes at the end of a file", amount: 1500, act };
}

/** A chain of hashes in a table, a commit for each row or for so many. */
function chained(folder: string, together: number, amount: number): Side {
  const database = new DatabaseSync(join(folder, `chained-${together}`));
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
  database.exec("CREATE TABLE log (seq INTEGER PRIMARY KEY, row TEXT NOT NULL, hash TEXT NOT NULL) STRICT");
  const insert = database.prepare("INSERT INTO log (row, hash) VALUES (?,?)");
  let hash = GENESIS;
  const act = (count: number): void => {
    for (let made = 0; made < count; ) {
      database.exec("BEGIN IMMEDIATE");
      for (let within = 0; within < together && made < count; within += 1) {
        hash = sha256(hash, ROW);
        insert.run(ROW, hash);
        made += 1;
      }
      database.exec("COMMIT");
    }
  };
  const each = together === 1 ? "each row committed" : `${together} rows a commit`;
  return { name: `bare chain in SQLite, ${each}`, amount, act };
}

function writes(core: Core, actor: Actor, atOnce: number, amount: number): Side {
  const act = async (count: number): Promise<void> => {
    let left = count;
    const write = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await core.execute(actor, "accounts.create", { key: newId(), input: { name: "Alpine Fernwärme AG" } });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, write));
  };
  const who = atOnce === 1 ? "one writer" : `${atOnce} writers`;
  return { name: `Nexus: a record and its row in the journal, ${who}`, amount, act };
}

function verifying(database: Database, core: Core, organization: string, values: boolean): () => Promise<number> {
  const folder = { all: () => Promise.resolve([]) };
  return async () => {
    const begun = performance.now();
    const { nouns, keys } = core;
    const { entries } = await verifyJournal({ reader: database, nouns, keys, organization, folder, values });
    return (entries * 1000) / (performance.now() - begun);
  };
}

async function measure(folder: string, effort: Effort): Promise<string[]> {
  const database = await openDatabase({ url: `sqlite:${join(folder, "nexus.sqlite")}` });
  await migrate(database, MIGRATIONS);
  const failed = (error: unknown): void => effort.say(String(error));
  const core = createCore({
    ...{ database, master: randomBytes(32), baseUrl: "http://127.0.0.1", bodies: BODIES, failed },
    clock: () => new Date(),
  });
  const at = new Date().toISOString();
  const organization = await createOrganization(database, { name: "Bench", currency: "EUR", timeZone: "UTC" }, at);
  const actor: Actor = {
    ...{ kind: "system", id: newId(), name: "Bench", organization },
    permissions: new Set(["accounts.create"]),
  };
  const sides = [
    floor(folder),
    chained(folder, 1, 1500),
    chained(folder, AT_ONCE, 50_000),
    writes(core, actor, AT_ONCE, 6000),
    writes(core, actor, 1, 600),
  ];
  const rates = sides.map((): number[] => []);
  for (let round = 0; round <= effort.rounds; round += 1) {
    effort.say(`round ${round} of ${effort.rounds}`);
    for (const [index, side] of sides.entries()) {
      const made = await rate(side, effort.share);
      // The first round only warms up.
      if (round > 0) rates[index]?.push(made);
    }
  }
  effort.say("verifying");
  const [chain, all] = [true, false].map((quick) => verifying(database, core, organization, !quick));
  const verified: [number[], number[]] = [[], []];
  for (let round = 0; round < effort.rounds; round += 1) {
    verified[0].push((await chain?.()) ?? 0);
    verified[1].push((await all?.()) ?? 0);
  }
  await core.hub.stop();
  await database.close();
  const whole = (value: number): string => Math.round(value).toLocaleString("en");
  const lines = [...rates, ...verified].map((values, index) => {
    const { median, least, most } = figureOf(values);
    const name =
      sides[index]?.name ?? ["verify: chain and tree", "verify: with the sealed values"][index - sides.length];
    const isRate = index < sides.length;
    const { ratio, least: low, most: high } = ratioOf(values, rates[0] ?? []);
    return [
      ...[name ?? "", `${whole(median)} (${whole(least)}–${whole(most)})`],
      isRate ? `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})` : "",
    ];
  });
  const grouped = ratioOf(rates[3] ?? [], rates[4] ?? []);
  const { ratio } = ratioOf(rates[3] ?? [], rates[0] ?? []);
  return [
    ...table(["what", "a second", "ratio to the disk's floor"], lines),
    "",
    `Aim of durable writes at ${AT_ONCE} writers: ≥ 0.9 of the disk's floor: ${ratio >= 0.9 ? "reached" : `${Math.round((1 - ratio / 0.9) * 100)} % below`}.`,
    `Writers that wait for each other make ${grouped.ratio.toFixed(1)} (${grouped.least.toFixed(1)}–${grouped.most.toFixed(1)}) times as many as one alone (aim: ≥ 10).`,
    `${effort.rounds} rounds, in turn. SQLite with synchronous=FULL.`,
  ];
}

const EXPLAINED = [
  "How many durable appends a second, on a clock, since a disk is waited for. The floor is a small piece of a file and the",
  "wait until it has reached the disk, one after another. A write of Nexus is authorised, checked, made, given its row in",
  "the journal with chain and sealed values behind the guards of the database, and answered; it has reached the disk then.",
  "Verifying walks the whole journal: hashes, tree and head; then the sealed values, which are opened, too.",
];

export const speed14: Measure = {
  name: "speed-14",
  run: async (effort) => {
    const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
    try {
      return {
        name: "speed-14",
        title: "audit: durable append, verify",
        lines: [...EXPLAINED, "", ...(await measure(folder, effort))],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
