import type { Migration } from "../core/database/migrate.ts";

/** Of the whole server, not of an organization: a bucket's name begins with whose it is. */
export const limits: Migration = {
  name: "0013-limits",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS limit_buckets (bucket TEXT NOT NULL, full_at INTEGER NOT NULL, PRIMARY KEY (bucket)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS limit_buckets_by_full ON limit_buckets (full_at)",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS limit_buckets (bucket VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, full_at BIGINT NOT NULL, PRIMARY KEY (bucket), KEY limit_buckets_by_full (full_at)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
