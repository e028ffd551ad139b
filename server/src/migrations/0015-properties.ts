import type { Migration } from "../core/database/migrate.ts";

export const properties: Migration = {
  name: "0015-properties",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS properties (organization_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT, seal BLOB NOT NULL, label TEXT NOT NULL, noun TEXT NOT NULL, word TEXT NOT NULL, kind TEXT NOT NULL, choices TEXT, required INTEGER NOT NULL, personal INTEGER NOT NULL, PRIMARY KEY (organization_id, id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS properties_by_label ON properties (organization_id, archived_at, label, id)",
      "CREATE INDEX IF NOT EXISTS properties_by_created_at ON properties (organization_id, archived_at, created_at, id)",
      "CREATE INDEX IF NOT EXISTS properties_by_updated_at ON properties (organization_id, archived_at, updated_at, id)",
      "CREATE UNIQUE INDEX IF NOT EXISTS properties_by_word ON properties (organization_id, noun, word)",
      "CREATE TABLE IF NOT EXISTS property_values (organization_id TEXT NOT NULL, noun TEXT NOT NULL, record_id TEXT NOT NULL, word TEXT NOT NULL, text_value TEXT, number_value INTEGER, PRIMARY KEY (organization_id, noun, record_id, word), FOREIGN KEY (organization_id, noun, word) REFERENCES properties (organization_id, noun, word)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS property_values_by_text ON property_values (organization_id, noun, word, text_value, record_id)",
      "CREATE INDEX IF NOT EXISTS property_values_by_number ON property_values (organization_id, noun, word, number_value, record_id)",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS properties (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, seal VARBINARY(80) NOT NULL, label VARCHAR(80) NOT NULL, noun VARCHAR(40) NOT NULL, word VARCHAR(40) NOT NULL, kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, choices TEXT, required TINYINT NOT NULL, personal TINYINT NOT NULL, PRIMARY KEY (organization_id, id), KEY properties_by_label (organization_id, archived_at, label, id), KEY properties_by_created_at (organization_id, archived_at, created_at, id), KEY properties_by_updated_at (organization_id, archived_at, updated_at, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE UNIQUE INDEX properties_by_word ON properties (organization_id, noun, word)",
      "CREATE TABLE IF NOT EXISTS property_values (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, noun VARCHAR(40) NOT NULL, record_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, word VARCHAR(40) NOT NULL, text_value VARCHAR(254), number_value BIGINT, PRIMARY KEY (organization_id, noun, record_id, word), KEY property_values_by_text (organization_id, noun, word, text_value, record_id), KEY property_values_by_number (organization_id, noun, word, number_value, record_id), FOREIGN KEY (organization_id, noun, word) REFERENCES properties (organization_id, noun, word)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
