import type { Migration } from "../core/database/migrate.ts";

export const search: Migration = {
  name: "0006-search",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS journal_places (organization_id TEXT NOT NULL, subscriber TEXT NOT NULL, seq INTEGER NOT NULL, holder TEXT, held_until TEXT, failures INTEGER NOT NULL, retry_at TEXT, failure TEXT, PRIMARY KEY (organization_id, subscriber)) STRICT",
      "CREATE TABLE IF NOT EXISTS journal_others (organization_id TEXT NOT NULL, seq INTEGER NOT NULL, noun TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (organization_id, seq, noun, record_id)) STRICT",
      "CREATE TABLE IF NOT EXISTS search_documents (organization_id TEXT NOT NULL, noun TEXT NOT NULL, doc INTEGER NOT NULL, record_id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, archived INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (organization_id, noun, doc), UNIQUE (organization_id, noun, record_id)) STRICT",
      "CREATE TABLE IF NOT EXISTS search_cells (organization_id TEXT NOT NULL, term TEXT NOT NULL, noun TEXT NOT NULL, field TEXT NOT NULL, chunk INTEGER NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (organization_id, term, noun, field, chunk)) WITHOUT ROWID, STRICT",
      "CREATE TABLE IF NOT EXISTS search_grams (organization_id TEXT NOT NULL, gram TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (organization_id, gram, term)) WITHOUT ROWID, STRICT",
      "CREATE TABLE IF NOT EXISTS search_rebuilds (organization_id TEXT NOT NULL, noun TEXT NOT NULL, after_id TEXT NOT NULL, until_seq INTEGER NOT NULL, PRIMARY KEY (organization_id)) STRICT",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS journal_places (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, subscriber VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, seq BIGINT NOT NULL, holder CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, held_until CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, failures BIGINT NOT NULL, retry_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, failure VARCHAR(500), PRIMARY KEY (organization_id, subscriber)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS journal_others (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, seq BIGINT NOT NULL, noun VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, record_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (organization_id, seq, noun, record_id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS search_documents (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, noun VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, doc BIGINT NOT NULL, record_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived BIGINT NOT NULL, words MEDIUMTEXT NOT NULL, PRIMARY KEY (organization_id, noun, doc), UNIQUE (organization_id, noun, record_id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS search_cells (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, term VARCHAR(48) NOT NULL, noun VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, field VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, chunk BIGINT NOT NULL, bits VARBINARY(512) NOT NULL, PRIMARY KEY (organization_id, term, noun, field, chunk)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS search_grams (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, gram VARCHAR(12) NOT NULL, term VARCHAR(48) NOT NULL, PRIMARY KEY (organization_id, gram, term)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS search_rebuilds (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, noun VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, after_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, until_seq BIGINT NOT NULL, PRIMARY KEY (organization_id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
