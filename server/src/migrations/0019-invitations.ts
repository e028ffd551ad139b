import type { Migration } from "../core/database/migrate.ts";

export const invitations: Migration = {
  name: "0019-invitations",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS invitations (organization_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived_at TEXT, seal BLOB NOT NULL, address TEXT NOT NULL, role TEXT NOT NULL, state TEXT NOT NULL, invited_by_id TEXT, sent_at TEXT, expires_at TEXT NOT NULL, accepted_by_id TEXT, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, invited_by_id) REFERENCES members (organization_id, id), FOREIGN KEY (organization_id, accepted_by_id) REFERENCES members (organization_id, id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS invitations_by_address ON invitations (organization_id, archived_at, address, id)",
      "CREATE INDEX IF NOT EXISTS invitations_by_created_at ON invitations (organization_id, archived_at, created_at, id)",
      "CREATE INDEX IF NOT EXISTS invitations_by_updated_at ON invitations (organization_id, archived_at, updated_at, id)",
      "CREATE INDEX IF NOT EXISTS invitations_by_invited_by_id ON invitations (organization_id, invited_by_id, id)",
      "CREATE INDEX IF NOT EXISTS invitations_by_accepted_by_id ON invitations (organization_id, accepted_by_id, id)",
      "CREATE TABLE IF NOT EXISTS invitation_tokens (organization_id TEXT NOT NULL, invitation_id TEXT NOT NULL, hash TEXT NOT NULL, mailed INTEGER NOT NULL, PRIMARY KEY (organization_id, invitation_id), UNIQUE (hash), FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations (organization_id, id) ON DELETE CASCADE) WITHOUT ROWID, STRICT",
      "CREATE TABLE IF NOT EXISTS session_choices (session_id TEXT NOT NULL, member_id TEXT NOT NULL, PRIMARY KEY (session_id), FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE) WITHOUT ROWID, STRICT",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS invitations (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, version BIGINT NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, archived_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, seal VARBINARY(80) NOT NULL, address VARCHAR(254) NOT NULL, role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, state VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, invited_by_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, sent_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, expires_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, accepted_by_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, invited_by_id) REFERENCES members (organization_id, id), FOREIGN KEY (organization_id, accepted_by_id) REFERENCES members (organization_id, id), KEY invitations_by_address (organization_id, archived_at, address, id), KEY invitations_by_created_at (organization_id, archived_at, created_at, id), KEY invitations_by_updated_at (organization_id, archived_at, updated_at, id), KEY invitations_by_invited_by_id (organization_id, invited_by_id, id), KEY invitations_by_accepted_by_id (organization_id, accepted_by_id, id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS invitation_tokens (organization_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, invitation_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, mailed TINYINT NOT NULL, PRIMARY KEY (organization_id, invitation_id), UNIQUE (hash), FOREIGN KEY (organization_id, invitation_id) REFERENCES invitations (organization_id, id) ON DELETE CASCADE) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS session_choices (session_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, member_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (session_id), FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
