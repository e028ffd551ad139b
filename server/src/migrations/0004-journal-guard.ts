import type { Migration } from "../core/database/migrate.ts";

/**
 * The journal grows at its end alone. A BEFORE INSERT trigger sees what INSERT OR REPLACE would do, which the triggers on
 * UPDATE and DELETE do not. On MySQL it is the application's user who must not be able to (core/audit/grants.ts): its
 * servers refuse triggers to most users.
 */
export const journalGuard: Migration = {
  name: "0004-journal-guard",
  statements: {
    sqlite: [
      "CREATE TRIGGER IF NOT EXISTS journal_grows_at_its_end BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: a key is in the journal once') WHERE EXISTS (SELECT 1 FROM journal WHERE organization_id=NEW.organization_id AND actor_id=NEW.actor_id AND idempotency_key=NEW.idempotency_key); SELECT RAISE(ABORT, 'the journal grows at its end alone') WHERE NEW.seq<>(SELECT coalesce(max(seq),0)+1 FROM journal WHERE organization_id=NEW.organization_id); END",
      "CREATE TRIGGER IF NOT EXISTS journal_is_not_updated BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END",
      "CREATE TRIGGER IF NOT EXISTS journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END",
      "CREATE TRIGGER IF NOT EXISTS journal_values_are_not_replaced BEFORE INSERT ON journal_values WHEN EXISTS (SELECT 1 FROM journal_values WHERE organization_id=NEW.organization_id AND seq=NEW.seq) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: values of the journal are never changed'); END",
      "CREATE TRIGGER IF NOT EXISTS journal_values_are_not_updated BEFORE UPDATE ON journal_values BEGIN SELECT RAISE(ABORT, 'values of the journal are never changed'); END",
      "CREATE TRIGGER IF NOT EXISTS journal_heads_begin BEFORE INSERT ON journal_heads WHEN NEW.seq<>0 OR EXISTS (SELECT 1 FROM journal_heads WHERE organization_id=NEW.organization_id) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: a journal has one head, which begins at 0'); END",
      "CREATE TRIGGER IF NOT EXISTS journal_heads_follow BEFORE UPDATE ON journal_heads BEGIN SELECT RAISE(ABORT, 'the head of a journal is its last row') WHERE NEW.organization_id<>OLD.organization_id OR NEW.seq<OLD.seq OR NEW.seq<>(SELECT max(seq) FROM journal WHERE organization_id=NEW.organization_id) OR NEW.hash IS NOT (SELECT hash FROM journal WHERE organization_id=NEW.organization_id AND seq=NEW.seq); END",
      "CREATE TRIGGER IF NOT EXISTS journal_heads_stay BEFORE DELETE ON journal_heads BEGIN SELECT RAISE(ABORT, 'the head of a journal stays'); END",
    ],
    mysql: [],
  },
};
