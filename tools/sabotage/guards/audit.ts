import type { Guard } from "../guard.ts";

const verifier = {
  promise: "G8",
  file: "server/verifier/verify-journal.mjs",
  ...{ suite: "server/src/core/audit/verifier.test.ts", test: "with every check finds every crime" },
};
const witness = { suite: "server/src/core/audit/witness.test.ts" };
const regular = { file: "server/src/core/audit/regular.ts", suite: "server/src/core/audit/regular.test.ts" };
const appendOnly = {
  ...{ promise: "G2", file: "server/src/migrations/0004-journal-guard.ts" },
  suite: "server/src/core/audit/append-only.test.ts",
};

/** What the journal's proof stands on. */
export const guards: readonly Guard[] = [
  {
    ...{ ...verifier, says: "the sequence is dense" },
    find: "if (seq !== tree.size + 1)",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "a row names the hash before" },
    find: "if (row.previous !== previous)",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "a row's hash is that of the row" },
    find: "if (row.hash !== made)",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "the tree is the one that was signed" },
    find: "if (root !== tree.root())",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "the last row is the one that was signed" },
    find: "if (chain !== made)",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "the head is the last row" },
    find: "if (head?.seq !== tree.size || (tree.size > 0 && head.hash !== previous))",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "what was signed is there" },
    find: "if (last && last.size > tree.size)",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "something was signed" },
    find: "!chainOnly && tree.size > 0 && !newest ?",
    put: "false ?",
  },
  {
    ...{ ...verifier, says: "a checkpoint is signed with the key that was given" },
    find: "else if (!isSigned(",
    put: "else if (false && isSigned(",
  },
  {
    ...{ ...verifier, says: "a file has checkpoints of one journal" },
    find: "if (organization !== log.organization)",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "a file has nothing but checkpoints" },
    find: "if (/\\n— [^\\n]+\\n/.test(rest)) log.wrong",
    put: "if (false) log.wrong",
  },
  {
    ...{ ...verifier, says: "later checkpoints are of more rows" },
    find: "if (next.lost === null && next.size < most())",
    put: "if (false)",
  },
  {
    ...{ ...verifier, says: "rows that were given up had been signed for" },
    find: "if (next.lost !== null && next.lost !== most())",
    put: "if (false)",
  },
  {
    ...{ promise: "G3", says: "nothing is signed that does not extend what was signed before", ...witness },
    file: "server/src/core/audit/witness.ts",
    find: "if (broken?.seq === last.size)",
    put: "if (broken) return { tree, chain }; if (false)",
    test: "refuses to sign after",
  },
  {
    ...{ promise: "G3", says: "what is restored is what was signed", ...witness },
    file: "server/src/core/audit/witness.ts",
    find: "standing.filter(({ size }) => size <= left)",
    put: "[]",
    test: "does not call restored what was rewritten",
  },
  {
    ...{ promise: "G2", says: "a checkpoint is what its key signed", suite: "server/src/core/audit/formats.test.ts" },
    file: "server/src/core/audit/note.ts",
    find: "signed.every(holds) ? text : null",
    put: "signed.length < Infinity ? text : null",
    test: "with no byte changed",
  },
  {
    ...{ promise: "G2", says: "values are those of their row" },
    file: "server/src/core/audit/values.ts",
    find: "else if (digestOf(organization, key, row) !== entry.values)",
    put: "else if (false)",
    ...{ suite: "server/src/core/audit/crimes.test.ts", test: "values that were changed" },
  },
  {
    ...{ ...appendOnly, says: "a row does not take the place of another with its key" },
    find: "SELECT RAISE(ABORT, 'UNIQUE constraint failed: a key is in the journal once') WHERE EXISTS",
    put: "SELECT 1 WHERE EXISTS",
  },
  {
    ...{ ...appendOnly, says: "the journal grows at its end alone" },
    find: "SELECT RAISE(ABORT, 'the journal grows at its end alone') WHERE NEW.seq",
    put: "SELECT 1 WHERE NEW.seq",
  },
  {
    ...{ ...appendOnly, says: "the head is the last row" },
    find: "SELECT RAISE(ABORT, 'the head of a journal is its last row') WHERE",
    put: "SELECT 1 WHERE",
  },
  {
    ...{ ...appendOnly, says: "who works on MariaDB cannot change the journal" },
    file: "server/src/core/audit/grants.ts",
    find: 'journal: "SELECT, INSERT",',
    put: "",
  },
  {
    ...{ promise: "G2", says: "a journal that did not hold when it was verified is an alarm", ...regular },
    find: "if (why !== undefined && why !== known) failed(new AuditError(organization, why));",
    put: "",
    test: "edited is an alarm",
  },
  {
    ...{ promise: "G3", says: "checkpoints that were taken away are missed", ...regular },
    find: "if (isUnsigned && before && before.signed > 0)",
    put: "if (false)",
    test: "taken away are missed",
  },
  {
    ...{ promise: "G1", says: "the journal commits with the change" },
    file: "server/src/core/execute.ts",
    find: "const join = together<Lefts, Kept>(database, keeper(also));",
    put: "const join = together<Lefts, Kept>(database, async (_tx, lefts) => { setTimeout(() => void database.transaction((tx) => keeper(also)(tx, lefts)), 20); return lefts.map(() => ({ seq: 1 })); });",
    ...{ suite: "server/src/core/audit/same-transaction.test.ts", test: "are there both or neither" },
  },
  {
    ...{ promise: "G4", says: "one writer at a time continues a journal" },
    file: "server/src/core/journal/keep.ts",
    find: 'tx.dialect === "mysql" ? " FOR UPDATE" : "";',
    put: '"";',
    ...{ suite: "server/src/promises/writers.test.ts", test: "on mysql" },
  },
];
