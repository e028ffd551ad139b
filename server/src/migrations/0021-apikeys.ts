import type { Migration } from "../core/database/migrate.ts";

export const apikeys: Migration = {
  name: "0021-apikeys",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS apikeys (organization_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT, seal BLOB NOT NULL, name TEXT NOT NULL, member_id TEXT, permissions TEXT NOT NULL, expires_at TEXT, prefix TEXT NOT NULL, state TEXT NOT NULL, revoked_at TEXT, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS apikeys_by_name ON apikeys (organization_id, archived_at, name, id)",
      "CREATE INDEX IF NOT EXISTS apikeys_by_created_at ON apikeys (organization_id, archived_at, created_at, id)",
      "CREATE INDEX IF NOT EXISTS apikeys_by_updated_at ON apikeys (organization_id, archived_at, updated_at, id)",
      "CREATE INDEX IF NOT EXISTS apikeys_by_member_id ON apikeys (organization_id, member_id, id)",
      "CREATE TABLE IF NOT EXISTS apikey_secrets (organization_id TEXT NOT NULL, apikey_id TEXT NOT NULL, hash TEXT NOT NULL, used_at TEXT, PRIMARY KEY (organization_id, apikey_id), UNIQUE (hash), FOREIGN KEY (organization_id, apikey_id) REFERENCES apikeys (organization_id, id)) WITHOUT ROWID, STRICT",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS apikeys (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, seal VARBINARY(80) NOT NULL, name VARCHAR(120) NOT NULL, member_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, permissions TEXT NOT NULL, expires_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, prefix VARCHAR(16) NOT NULL, state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, revoked_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id), KEY apikeys_by_name (organization_id, archived_at, name, id), KEY apikeys_by_created_at (organization_id, archived_at, created_at, id), KEY apikeys_by_updated_at (organization_id, archived_at, updated_at, id), KEY apikeys_by_member_id (organization_id, member_id, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS apikey_secrets (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, apikey_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, used_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, PRIMARY KEY (organization_id, apikey_id), UNIQUE (hash), FOREIGN KEY (organization_id, apikey_id) REFERENCES apikeys (organization_id, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
