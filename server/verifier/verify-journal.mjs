#!/usr/bin/env node
// Checks the journal of a Nexus without anything of Nexus: this file and Node 22.13 or newer are all it takes.
//
//   node verify-journal.mjs <journal> --checkpoints <file or folder> --key <public key> [--organization <id>] [--json]
//   node verify-journal.mjs <journal> --chain-only                    [--organization <id>] [--json]
//
// <journal> is a copy of an SQLite database, or an export (`nexus audit export`). Checkpoints are what Nexus signed and
// wrote outside of its database; several may be given, from several places. The public key is what `nexus audit key`
// printed when Nexus was set up: one that you are given together with the journal proves nothing.
//
// A checkpoint is a signed note (https://c2sp.org/tlog-checkpoint) with the root of the Merkle tree (RFC 9162) over the
// hashes of the first so many rows. Exit code: 0 everything holds, 1 something does not, 2 it was called wrongly.
import { createPublicKey, hash, verify } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StringDecoder } from "node:string_decoder";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** The columns that a row's hash is made of, behind its organization. */
const COLUMNS =
  "seq at actor_kind actor_id cause operation noun record_id version events idempotency_key request value_digest".split(
    " ",
  );
const GENESIS = "0".repeat(64);

/** The text says what cannot be done. */
class UsageError extends Error {}

// The Merkle tree of RFC 9162, section 2.1, kept as the roots of its whole subtrees.

const sha256 = (...parts) => hash("sha256", Buffer.concat(parts), "buffer");
const [LEAF, NODE] = [Buffer.from([0]), Buffer.from([1])];

class Tree {
  size = 0;
  nodes = [];

  push(rowHash) {
    let node = sha256(LEAF, Buffer.from(rowHash, "hex"));
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) node = sha256(NODE, this.nodes.pop(), node);
    this.nodes.push(node);
    this.size += 1;
  }

  root() {
    return this.nodes.reduceRight((right, left) => sha256(NODE, left, right)).toString("base64");
  }
}

/** A public key: 32 bytes behind a byte for Ed25519, in base64, alone or at the end of a note's verifier key. */
function publicKeyOf(text) {
  const bytes = Buffer.from(text.trim().split("+").slice(2).join("+") || text.trim(), "base64");
  if (bytes.length !== 33 || bytes[0] !== 1) throw new UsageError("The key is none that nexus audit key printed.");
  const key = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), bytes.subarray(1)]);
  return { bytes, object: createPublicKey({ key, format: "der", type: "spki" }) };
}

function isSigned(text, signatures, origin, key) {
  const id = sha256(Buffer.from(`${origin}\n`), key.bytes).subarray(0, 4);
  return signatures.some((line) => {
    const [, name, signature] = line.split(" ");
    const bytes = Buffer.from(signature ?? "", "base64");
    if (name !== origin || !bytes.subarray(0, 4).equals(id)) return false;
    return verify(null, Buffer.from(text), key.object, bytes.subarray(4));
  });
}

const TEXT =
  /^(nexus\/journal\/([0-9a-f-]{36}))\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\nchain ([0-9a-f]{64})\ntime (\S+)\n(?:lost ([1-9]\d{0,15})\n)?$/;

/** The checkpoints in a text, one after another, as a log of one source. */
function logOf(source, content, key) {
  const log = { source, organization: null, checkpoints: [], wrong: null, remark: null };
  let end = 0;
  for (const note of content.matchAll(/((?:[^\n]+\n)+)\n((?:— [^\n]+\n)+)\n?/g)) {
    const [whole, text, signatures] = note;
    const [, origin, organization, size, root, chain, at, lost] = TEXT.exec(text) ?? [];
    if (origin === undefined || note.index !== end) break;
    end += whole.length;
    log.organization ??= organization;
    const next = { size: Number(size), root, chain, at, lost: lost === undefined ? null : Number(lost) };
    if (organization !== log.organization) {
      log.wrong ??= { seq: next.size, why: `${source} has a checkpoint of another journal` };
    } else if (!isSigned(text, signatures.trim().split("\n"), origin, key)) {
      log.wrong ??= { seq: next.size, why: `a checkpoint in ${source} was not signed with this key` };
    } else log.checkpoints.push(next);
  }
  // What a loss of power cut off has no signature yet. Anything with one was a checkpoint.
  const rest = content.slice(end);
  if (/\n— [^\n]+\n/.test(rest)) log.wrong ??= { seq: 0, why: `${source} holds something that is no checkpoint` };
  else if (rest !== "") log.remark = `${source} ends in the middle of a checkpoint`;
  log.organization ??= basename(source, ".checkpoints");
  return standing(log);
}

/** Leaves of a log what must be true of the journal today. */
function standing(log) {
  const most = () => log.standing.at(-1)?.size ?? 0;
  log.standing = [];
  for (const next of log.checkpoints) {
    if (next.lost === null && next.size < most()) {
      log.wrong ??= {
        seq: next.size,
        why: `in ${log.source} ${next.size} rows were signed for after ${most()} rows had been`,
      };
    }
    if (next.lost !== null && next.lost !== most()) {
      log.wrong ??= { seq: next.size, why: `${log.source} has rows given up that were not signed for` };
    }
    if (next.lost !== null) {
      log.standing = log.standing.filter(({ size }) => size <= next.size);
      log.remark = `${log.source} says that a backup was restored at ${next.at}: of ${next.lost} rows ${next.size} were left`;
    }
    log.standing.push(next);
  }
  return log;
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(".checkpoints"));
  return names.sort().map((name) => join(path, name));
}

function* journalsInDatabase(path) {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const all = "SELECT organization_id FROM journal UNION SELECT organization_id FROM journal_heads";
    for (const { organization_id: organization } of database.prepare(all).all()) {
      const head = database.prepare("SELECT seq, hash FROM journal_heads WHERE organization_id=?").get(organization);
      const rows = database.prepare("SELECT * FROM journal WHERE organization_id=? ORDER BY seq").iterate(organization);
      yield { organization, head, rows, note: null };
    }
  } finally {
    database.close();
  }
}

function* linesOf(path) {
  const [file, buffer, decoder] = [openSync(path, "r"), Buffer.alloc(1 << 16), new StringDecoder("utf8")];
  try {
    let rest = "";
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split("\n");
      rest = lines.pop();
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}

function* journalsInExport(path) {
  const lines = linesOf(path);
  let next = lines.next();
  while (!next.done) {
    const { journal, organization, columns, head, checkpoint } = JSON.parse(next.value);
    if (journal !== 1) throw new UsageError(`${path} is no export of a journal.`);
    next = lines.next();
    const rows = (function* () {
      for (; !next.done && next.value.startsWith("["); next = lines.next()) {
        const values = JSON.parse(next.value);
        yield Object.fromEntries(columns.map((column, index) => [column, values[index]]));
      }
    })();
    yield { organization, head, rows, note: checkpoint };
    // Whoever found the first wrong row has read no further.
    while (!next.done && next.value.startsWith("[")) next = lines.next();
  }
}

function journalsIn(path) {
  const file = openSync(path, "r");
  const magic = Buffer.alloc(15);
  readSync(file, magic);
  closeSync(file);
  return magic.toString("latin1") === "SQLite format 3" ? journalsInDatabase(path) : journalsInExport(path);
}

/** Walks along a journal. Answers where it does not hold first. */
function walk({ organization, head, rows }, logs, tree) {
  const ahead = logs.flatMap(({ standing }) => standing).sort((one, other) => one.size - other.size);
  let [previous, reached, good] = [GENESIS, 0, 0];
  for (const row of rows) {
    const { seq } = row;
    if (seq !== tree.size + 1) return { seq: tree.size + 1, why: "a row is missing, or there twice" };
    if (row.previous !== previous) return { seq, why: "it does not follow the row before" };
    const columns = COLUMNS.map((column) => row[column]);
    const made = hash("sha256", previous + JSON.stringify([organization, ...columns]), "hex");
    if (row.hash !== made) return { seq, why: "the row was changed" };
    tree.push(made);
    previous = made;
    for (; ahead[reached]?.size === tree.size; reached += 1) {
      const { root, chain, at } = ahead[reached];
      const rowsSigned = `rows ${good + 1} to ${seq}`;
      if (root !== tree.root()) return { seq: good + 1, why: `${rowsSigned} are not those that were signed at ${at}` };
      if (chain !== made) return { seq, why: `it is not the last row that was signed at ${at}` };
    }
    if (ahead[reached - 1]?.size === seq) good = seq;
  }
  if (head?.seq !== tree.size || (tree.size > 0 && head.hash !== previous)) {
    return { seq: tree.size, why: "the journal's head is not its last row" };
  }
  const last = ahead.at(-1);
  if (last && last.size > tree.size) {
    return { seq: tree.size + 1, why: `the journal ends here, but ${last.size} rows were signed at ${last.at}` };
  }
  return null;
}

function verdictOf(journal, logs, chainOnly) {
  const tree = new Tree();
  const broken = walk(journal, logs, tree);
  const newest = logs.flatMap(({ standing }) => standing.slice(-1)).sort((one, other) => other.size - one.size)[0];
  const unsigned = !chainOnly && tree.size > 0 && !newest ? { seq: 1, why: "no checkpoint was given of it" } : null;
  return {
    ...{ organization: journal.organization, rows: tree.size },
    ...{ signed: newest?.size ?? 0, signedAt: newest?.at ?? null },
    broken: broken ?? logs.find(({ wrong }) => wrong)?.wrong ?? unsigned,
    remarks: logs.flatMap(({ remark }) => remark ?? []),
  };
}

/** Checks every journal in a file. Without checkpoints it can only tell whether each one agrees with itself. */
export function verifyJournals({ journal: path, checkpoints = [], key, organization, chainOnly = false }) {
  const publicKey = chainOnly ? null : publicKeyOf(key);
  const given = chainOnly ? [] : checkpoints.flatMap(filesIn);
  const logs = given.map((file) => logOf(file, readFileSync(file, "utf8"), publicKey));
  const isAsked = (id) => organization === undefined || id === organization;
  const verdicts = [];
  for (const journal of journalsIn(path)) {
    if (!isAsked(journal.organization)) continue;
    const own = logs.filter((log) => log.organization === journal.organization);
    if (!chainOnly && journal.note) own.push(logOf("the export", journal.note, publicKey));
    verdicts.push(verdictOf(journal, own, chainOnly));
  }
  const there = new Set(verdicts.map((verdict) => verdict.organization));
  for (const id of new Set(logs.map((log) => log.organization))) {
    if (there.has(id) || !isAsked(id)) continue;
    const nothing = { organization: id, head: { seq: 0, hash: GENESIS }, rows: [] };
    verdicts.push(
      verdictOf(
        nothing,
        logs.filter((log) => log.organization === id),
        chainOnly,
      ),
    );
  }
  return { holds: verdicts.length > 0 && verdicts.every(({ broken }) => broken === null), verdicts };
}

function told({ organization, rows, signed, signedAt, broken, remarks }, chainOnly) {
  const signedFor = signed > 0 ? `${signed} signed for, the last at ${signedAt}` : "none signed for";
  const held = chainOnly ? `${rows} rows agree with each other` : `${rows} rows, ${signedFor}`;
  const verdict = broken ? `DOES NOT HOLD at row ${broken.seq}: ${broken.why}` : `holds: ${held}`;
  return [`${organization} ${verdict}`, ...remarks.map((remark) => `  note: ${remark}`)].join("\n");
}

function main(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      checkpoints: { type: "string", multiple: true },
      key: { type: "string" },
      organization: { type: "string" },
      "chain-only": { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const { checkpoints, key, organization, "chain-only": chainOnly = false } = values;
  const [journal] = positionals;
  if (journal === undefined || positionals.length > 1) throw new UsageError("Name one file with the journal.");
  if (!chainOnly && (!checkpoints || !key)) {
    throw new UsageError(
      "Give --checkpoints and --key: without them a journal that was rewritten or cut cannot be told. Or say --chain-only.",
    );
  }
  const { holds, verdicts } = verifyJournals({ journal, checkpoints, key, organization, chainOnly });
  const lines =
    verdicts.length > 0 ? verdicts.map((verdict) => told(verdict, chainOnly)) : ["There is no journal here."];
  process.stdout.write(`${values.json ? JSON.stringify({ holds, journals: verdicts }, null, 2) : lines.join("\n")}\n`);
  return holds ? 0 : 1;
}

// Started, not imported.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    const isForeseen = error instanceof UsageError || String(error.code).startsWith("ERR_PARSE_ARGS");
    process.stderr.write(`${isForeseen ? error.message : error.stack}
`);
    process.exitCode = 2;
  }
}
