import type { Migration } from "../core/database/migrate.ts";

export const files: Migration = {
  name: "0007-files",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS files (organization_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT, seal BLOB NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (organization_id, id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS files_by_name ON files (organization_id, archived_at, name, id)",
      "CREATE INDEX IF NOT EXISTS files_by_size ON files (organization_id, archived_at, size, id)",
      "CREATE INDEX IF NOT EXISTS files_by_created_at ON files (organization_id, archived_at, created_at, id)",
      "CREATE INDEX IF NOT EXISTS files_by_updated_at ON files (organization_id, archived_at, updated_at, id)",
      "CREATE TABLE IF NOT EXISTS file_contents (organization_id TEXT NOT NULL, address TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, seal BLOB NOT NULL, stored_at TEXT, touched_at TEXT NOT NULL, PRIMARY KEY (organization_id, address)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS file_contents_by_hash ON file_contents (organization_id, hash, address)",
      "CREATE INDEX IF NOT EXISTS file_contents_by_touched_at ON file_contents (touched_at)",
      "CREATE TABLE IF NOT EXISTS file_uses (organization_id TEXT NOT NULL, file_id TEXT NOT NULL, address TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (organization_id, file_id), FOREIGN KEY (organization_id, file_id) REFERENCES files (organization_id, id) ON DELETE CASCADE, FOREIGN KEY (organization_id, address) REFERENCES file_contents (organization_id, address)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS file_uses_by_address ON file_uses (organization_id, address)",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS files (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, seal VARBINARY(80) NOT NULL, name VARCHAR(255) NOT NULL, type VARCHAR(120) NOT NULL, size BIGINT NOT NULL, hash VARCHAR(64) NOT NULL, state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (organization_id, id), KEY files_by_name (organization_id, archived_at, name, id), KEY files_by_size (organization_id, archived_at, size, id), KEY files_by_created_at (organization_id, archived_at, created_at, id), KEY files_by_updated_at (organization_id, archived_at, updated_at, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS file_contents (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, address CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, size BIGINT NOT NULL, seal VARBINARY(80) NOT NULL, stored_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, touched_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (organization_id, address), KEY file_contents_by_hash (organization_id, hash, address), KEY file_contents_by_touched_at (touched_at)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS file_uses (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, file_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, address CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, size BIGINT NOT NULL, PRIMARY KEY (organization_id, file_id), FOREIGN KEY (organization_id, file_id) REFERENCES files (organization_id, id) ON DELETE CASCADE, FOREIGN KEY (organization_id, address) REFERENCES file_contents (organization_id, address), KEY file_uses_by_address (organization_id, address)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
