import type { Migration } from "../core/database/migrate.ts";

export const identity: Migration = {
  name: "0001-identity",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS users (id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, email_verified INTEGER NOT NULL, image TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (email)) WITHOUT ROWID, STRICT",
      "CREATE TABLE IF NOT EXISTS sessions (id TEXT NOT NULL, user_id TEXT NOT NULL, token TEXT NOT NULL, expires_at TEXT NOT NULL, ip_address TEXT, user_agent TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (token), FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS sessions_by_user ON sessions (user_id, expires_at)",
      "CREATE INDEX IF NOT EXISTS sessions_by_end ON sessions (expires_at)",
      "CREATE TABLE IF NOT EXISTS identities (id TEXT NOT NULL, user_id TEXT NOT NULL, provider_id TEXT NOT NULL, account_id TEXT NOT NULL, password TEXT, access_token TEXT, refresh_token TEXT, id_token TEXT, access_token_expires_at TEXT, refresh_token_expires_at TEXT, scope TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (provider_id, account_id), FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS identities_by_user ON identities (user_id)",
      "CREATE TABLE IF NOT EXISTS verifications (id TEXT NOT NULL, identifier TEXT NOT NULL, value TEXT NOT NULL, expires_at TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS verifications_by_identifier ON verifications (identifier, created_at)",
      "CREATE TABLE IF NOT EXISTS rate_limits (bucket TEXT NOT NULL, count INTEGER NOT NULL, ends_at TEXT NOT NULL, PRIMARY KEY (bucket)) WITHOUT ROWID, STRICT",
      "CREATE INDEX IF NOT EXISTS rate_limits_by_end ON rate_limits (ends_at)",
    ],
    mysql: [
      "CREATE TABLE IF NOT EXISTS users (id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, name VARCHAR(120) NOT NULL, email VARCHAR(254) NOT NULL, email_verified TINYINT NOT NULL, image TEXT, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (id), UNIQUE (email)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS sessions (id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, user_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, token CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, expires_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, ip_address VARCHAR(64), user_agent TEXT, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (id), UNIQUE (token), KEY sessions_by_user (user_id, expires_at), KEY sessions_by_end (expires_at), FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS identities (id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, user_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, provider_id VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, account_id VARCHAR(254) NOT NULL, password TEXT, access_token TEXT, refresh_token TEXT, id_token TEXT, access_token_expires_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, refresh_token_expires_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin, scope TEXT, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (id), UNIQUE (provider_id, account_id), KEY identities_by_user (user_id), FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS verifications (id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, identifier VARCHAR(254) NOT NULL, value TEXT NOT NULL, expires_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, created_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, updated_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (id), KEY verifications_by_identifier (identifier, created_at)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
      "CREATE TABLE IF NOT EXISTS rate_limits (bucket VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, count BIGINT NOT NULL, ends_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, PRIMARY KEY (bucket), KEY rate_limits_by_end (ends_at)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
    ],
  },
};
