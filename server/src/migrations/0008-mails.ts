import type { Migration } from "../core/database/migrate.ts";

export const mails: Migration = {
  name: "0008-mails",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS mails (organization_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT, seal BLOB NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, template TEXT NOT NULL, state TEXT NOT NULL, sent_at TEXT, error TEXT, PRIMARY KEY (organization_id, id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS mails_by_subject ON mails (organization_id, archived_at, subject, id)",
      "CREATE INDEX IF NOT EXISTS mails_by_created_at ON mails (organization_id, archived_at, created_at, id)",
      "CREATE INDEX IF NOT EXISTS mails_by_updated_at ON mails (organization_id, archived_at, updated_at, id)",
      "CREATE TABLE IF NOT EXISTS mail_letters (organization_id TEXT NOT NULL, mail_id TEXT NOT NULL, sealed BLOB NOT NULL, begun_at TEXT, delivery TEXT, PRIMARY KEY (organization_id, mail_id), FOREIGN KEY (organization_id, mail_id) REFERENCES mails (organization_id, id) ON DELETE CASCADE) WITHOUT ROWID, STRICT",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS mails (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, seal VARBINARY(80) NOT NULL, recipient VARCHAR(254) NOT NULL, subject VARCHAR(200) NOT NULL, template VARCHAR(80) NOT NULL, state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, sent_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, error VARCHAR(300), PRIMARY KEY (organization_id, id), KEY mails_by_subject (organization_id, archived_at, subject, id), KEY mails_by_created_at (organization_id, archived_at, created_at, id), KEY mails_by_updated_at (organization_id, archived_at, updated_at, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS mail_letters (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, mail_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, sealed MEDIUMBLOB NOT NULL, begun_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, delivery TEXT, PRIMARY KEY (organization_id, mail_id), FOREIGN KEY (organization_id, mail_id) REFERENCES mails (organization_id, id) ON DELETE CASCADE) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
