import type { Migration } from "../core/database/migrate.ts";

const ascii = (type: string): string => `${type} CHARACTER SET ascii COLLATE ascii_bin NOT NULL`;
const innodb = "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";

export const rollups: Migration = {
  name: "0009-rollups",
  statements: {
    sqlite: [
      "CREATE TABLE IF NOT EXISTS calendars (organization_id TEXT NOT NULL, fiscal_year_start INTEGER NOT NULL, week_start INTEGER NOT NULL, PRIMARY KEY (organization_id)) WITHOUT ROWID, STRICT",
      "CREATE TABLE IF NOT EXISTS rollups (organization_id TEXT NOT NULL, noun TEXT NOT NULL, rollup TEXT NOT NULL, day TEXT NOT NULL, k1 TEXT NOT NULL, k2 TEXT NOT NULL, k3 TEXT NOT NULL, currency TEXT NOT NULL, records INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (organization_id, noun, rollup, day, k1, k2, k3, currency)) WITHOUT ROWID, STRICT",
      "CREATE TABLE IF NOT EXISTS rollup_states (organization_id TEXT NOT NULL, noun TEXT NOT NULL, definition TEXT NOT NULL, built_at TEXT NOT NULL, PRIMARY KEY (organization_id, noun)) WITHOUT ROWID, STRICT",
    ],
    mysql: [
      `CREATE TABLE IF NOT EXISTS calendars (organization_id ${ascii("CHAR(36)")}, fiscal_year_start TINYINT NOT NULL, week_start TINYINT NOT NULL, PRIMARY KEY (organization_id)) ${innodb}`,
      `CREATE TABLE IF NOT EXISTS rollups (organization_id ${ascii("CHAR(36)")}, noun ${ascii("VARCHAR(80)")}, rollup ${ascii("CHAR(16)")}, day ${ascii("VARCHAR(10)")}, k1 ${ascii("VARCHAR(40)")}, k2 ${ascii("VARCHAR(40)")}, k3 ${ascii("VARCHAR(40)")}, currency ${ascii("VARCHAR(3)")}, records BIGINT NOT NULL, total BIGINT NOT NULL, PRIMARY KEY (organization_id, noun, rollup, day, k1, k2, k3, currency)) ${innodb}`,
      `CREATE TABLE IF NOT EXISTS rollup_states (organization_id ${ascii("CHAR(36)")}, noun ${ascii("VARCHAR(80)")}, definition ${ascii("VARCHAR(64)")}, built_at ${ascii("CHAR(24)")}, PRIMARY KEY (organization_id, noun)) ${innodb}`,
    ],
  },
};
