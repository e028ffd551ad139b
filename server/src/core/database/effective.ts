import type { Database, Reader, Value } from "./access.ts";

/** The settings of a connection that matter to what Nexus promises, as the database itself says them. */
export type Effective = Readonly<Record<string, Value>>;

const PRAGMAS = [
  ...["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store", "cache_size"],
  ...["busy_timeout", "query_only", "secure_delete", "auto_vacuum"],
];

const VARIABLES = [
  ...[
    "version",
    "tx_isolation",
    "autocommit",
    "sql_mode",
    "time_zone",
    "innodb_lock_wait_timeout",
    "foreign_key_checks",
  ],
  ...["collation_connection", "character_set_connection", "innodb_flush_log_at_trx_commit", "sync_binlog"],
  ...["innodb_doublewrite", "max_connections", "max_allowed_packet", "read_only"],
];

async function askedOf(reader: Reader): Promise<Effective> {
  if (reader.dialect === "sqlite") {
    const [[version] = []] = await reader.lists("SELECT sqlite_version()");
    const found: [string, Value][] = [["version", version ?? null]];
    for (const name of PRAGMAS) found.push([name, (await reader.lists(`PRAGMA ${name}`))[0]?.[0] ?? null]);
    return Object.fromEntries(found);
  }
  const names = VARIABLES.map(() => "?").join(",");
  const rows = await reader.lists(`SHOW SESSION VARIABLES WHERE variable_name IN (${names})`, VARIABLES);
  return Object.fromEntries(rows.map(([name, value]) => [String(name), value ?? null]));
}

/** They belong to connections: so they are asked for outside of a transaction, and inside of one. */
export async function effectiveSettings(database: Database): Promise<{ outside: Effective; inside: Effective }> {
  const outside = await askedOf(database);
  return { outside, inside: await database.transaction(askedOf) };
}

/** What a connection should be like. What is not, is told in words. */
export function unsafeIn({ dialect }: Reader, settings: Effective): string[] {
  const wanted: readonly (readonly [string, (value: Value) => boolean, string])[] =
    dialect === "sqlite"
      ? [
          ["journal_mode", (value) => value === "wal", "readers and the writer stand in each other's way"],
          ["synchronous", (value) => value === 2 || value === 3, "a loss of power can take what was acknowledged"],
          ["foreign_keys", (value) => value === 1, "references between records are not held"],
        ]
      : [
          ["tx_isolation", (value) => value === "READ-COMMITTED", "writers wait for each other more than they must"],
          ["sql_mode", (value) => String(value).includes("STRICT_ALL_TABLES"), "values that do not fit are cut"],
          ["time_zone", (value) => value === "+00:00", "instants are not in UTC"],
          ["innodb_flush_log_at_trx_commit", (value) => value === "1", "a loss of power can take the last second"],
          ["foreign_key_checks", (value) => value === "ON", "references between records are not held"],
        ];
  return wanted.flatMap(([name, isWell, what]) => (isWell(settings[name] ?? null) ? [] : [`${name}: ${what}`]));
}
