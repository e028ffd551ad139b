import type { Migration } from "../core/database/migrate.ts";

/** What happened to one record is found without reading what happened to all. */
export const timeline: Migration = {
  name: "0014-timeline",
  statements: {
    sqlite: ["CREATE INDEX IF NOT EXISTS journal_by_record ON journal (organization_id, noun, record_id, seq)"],
    mysql: ["CREATE INDEX journal_by_record ON journal (organization_id, noun, record_id, seq)"],
  },
};
