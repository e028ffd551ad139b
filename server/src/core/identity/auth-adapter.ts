import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from "better-auth/adapters";
import type { Row, Value } from "../database/database.ts";
import type { Condition, Store, StoreTables } from "../database/store.ts";
import { sha256 } from "../journal/entry.ts";

const STAMPS = ["created_at", "updated_at"];

/** The tables of better-auth, in our words. */
export const AUTH_TABLES: StoreTables = {
  users: ["id", "name", "email", "email_verified", "image", ...STAMPS],
  sessions: ["id", "user_id", "token", "expires_at", "ip_address", "user_agent", ...STAMPS],
  identities: [
    ...["id", "user_id", "provider_id", "account_id", "password", "access_token", "refresh_token", "id_token"],
    ...["access_token_expires_at", "refresh_token_expires_at", "scope", ...STAMPS],
  ],
  verifications: ["id", "identifier", "value", "expires_at", ...STAMPS],
};

/** Of a session's token the database holds only this: who reads the database cannot be anybody. */
export function storedToken(token: string): string {
  return sha256(token);
}

/** The token of a session goes in as its hash, and comes out as it was asked for. */
function tokensOf(where: readonly CleanedWhere[]): ReadonlyMap<string, string> {
  const asked = where.filter(({ field }) => field === "token").flatMap(({ value }) => value);
  return new Map(asked.map((token) => [storedToken(String(token)), String(token)]));
}

function conditionsOf(table: string, where: readonly CleanedWhere[] = []): Condition[] {
  return where.map(({ field, operator, value, connector, mode }) => {
    const hashed = table === "sessions" && field === "token";
    const plain = value as Value | Value[];
    const one = (each: Value): Value => (hashed ? storedToken(String(each)) : each);
    return {
      ...{ column: field, comparison: operator ?? "eq", value: Array.isArray(plain) ? plain.map(one) : one(plain) },
      ...{ joined: connector === "OR" ? "or" : "and", ignoresCase: mode === "insensitive" },
    };
  });
}

function rowOf(table: string, data: Row): Row {
  const { token } = data;
  return table === "sessions" && token !== undefined ? { ...data, token: storedToken(String(token)) } : data;
}

function shown(table: string, row: Row, where: readonly CleanedWhere[] = []): Row {
  if (table !== "sessions") return row;
  return { ...row, token: tokensOf(where).get(String(row["token"])) ?? (row["token"] as string) };
}

function methods(store: Store): CustomAdapter {
  const one = async (table: string, where: readonly CleanedWhere[]): Promise<Row | undefined> =>
    (await store.find(table, conditionsOf(table, where), { limit: 1 }))[0];

  // better-auth's types let the caller name the type of a row; a database can only say what it has found.
  const adapter = {
    create: async ({ model, data }: { model: string; data: Row }): Promise<Row> => {
      await store.insert(model, rowOf(model, data));
      return data;
    },
    findOne: async ({ model, where }: { model: string; where: CleanedWhere[] }): Promise<Row | null> => {
      const row = await one(model, where);
      return row ? shown(model, row, where) : null;
    },
    findMany: async (asked: Parameters<CustomAdapter["findMany"]>[0]): Promise<Row[]> => {
      const { model, where, limit, offset, sortBy } = asked;
      const rows = await store.find(model, conditionsOf(model, where), {
        limit,
        ...(offset === undefined ? {} : { offset }),
        ...(sortBy === undefined ? {} : { sort: { column: sortBy.field, direction: sortBy.direction } }),
      });
      return rows.map((row) => shown(model, row, where));
    },
    update: async (asked: { model: string; where: CleanedWhere[]; update: Row }): Promise<Row | null> => {
      const { model, where, update } = asked;
      const before = await one(model, where);
      if (!before) return null;
      const byId: Condition[] = [
        { column: "id", comparison: "eq", value: before["id"] as string, joined: "and", ignoresCase: false },
      ];
      await store.update(model, byId, rowOf(model, update));
      const [after] = await store.find(model, byId, { limit: 1 });
      return after ? shown(model, after, where) : null;
    },
    updateMany: ({ model, where, update }: { model: string; where: CleanedWhere[]; update: Row }): Promise<number> =>
      store.update(model, conditionsOf(model, where), rowOf(model, update)),
    delete: async ({ model, where }: { model: string; where: CleanedWhere[] }): Promise<void> => {
      await store.remove(model, conditionsOf(model, where));
    },
    deleteMany: ({ model, where }: { model: string; where: CleanedWhere[] }): Promise<number> =>
      store.remove(model, conditionsOf(model, where)),
    count: ({ model, where }: { model: string; where?: CleanedWhere[] | undefined }): Promise<number> =>
      store.count(model, conditionsOf(model, where)),
  };
  return adapter as unknown as CustomAdapter;
}

type Factory = ReturnType<typeof createAdapterFactory>;

/** better-auth on the tables of Nexus. Instants are ISO texts there, and truths 0 and 1, on both databases. */
export function authAdapter(store: Store): Factory {
  const adapterOn = (on: Store, nested: boolean): Factory => {
    return (options) =>
      createAdapterFactory({
        adapter: () => methods(on),
        config: {
          ...{ adapterId: "nexus", adapterName: "Nexus", supportsNumericIds: false },
          ...{ supportsDates: false, supportsBooleans: false, supportsJSON: false },
          transaction: nested ? false : (body) => on.transaction((begun) => body(adapterOn(begun, true)(options))),
        },
      })(options);
  };
  return adapterOn(store, false);
}
