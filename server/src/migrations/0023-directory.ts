import type { Migration } from "../core/database/migrate.ts";

export const directory: Migration = {
  name: "0023-directory",
  statements: {
    sqlite: [
      "ALTER TABLE accounts ADD COLUMN website TEXT",
      "ALTER TABLE accounts ADD COLUMN phone TEXT",
      "ALTER TABLE accounts ADD COLUMN street TEXT",
      "ALTER TABLE accounts ADD COLUMN postcode TEXT",
      "ALTER TABLE accounts ADD COLUMN country TEXT",
      "CREATE TABLE IF NOT EXISTS contacts (organization_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT, seal BLOB NOT NULL, name TEXT NOT NULL, account_id TEXT, position TEXT, email TEXT, phone TEXT, mobile TEXT, do_not_contact INTEGER NOT NULL, notes TEXT, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS contacts_by_name ON contacts (organization_id, archived_at, name, id)",
      "CREATE INDEX IF NOT EXISTS contacts_by_created_at ON contacts (organization_id, archived_at, created_at, id)",
      "CREATE INDEX IF NOT EXISTS contacts_by_updated_at ON contacts (organization_id, archived_at, updated_at, id)",
      "CREATE INDEX IF NOT EXISTS contacts_by_account_id ON contacts (organization_id, account_id, id)",
    ],
    mysql: [
      "ALTER TABLE accounts ADD COLUMN website VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin",
      "ALTER TABLE accounts ADD COLUMN phone VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin",
      "ALTER TABLE accounts ADD COLUMN street VARCHAR(160)",
      "ALTER TABLE accounts ADD COLUMN postcode VARCHAR(20)",
      "ALTER TABLE accounts ADD COLUMN country VARCHAR(80)",
      "CREATE TABLE IF NOT EXISTS contacts (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, seal VARBINARY(80) NOT NULL, name VARCHAR(160) NOT NULL, account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, position VARCHAR(120), email VARCHAR(254), phone VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin, mobile VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin, do_not_contact TINYINT NOT NULL, notes TEXT, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id), KEY contacts_by_name (organization_id, archived_at, name, id), KEY contacts_by_created_at (organization_id, archived_at, created_at, id), KEY contacts_by_updated_at (organization_id, archived_at, updated_at, id), KEY contacts_by_account_id (organization_id, account_id, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
