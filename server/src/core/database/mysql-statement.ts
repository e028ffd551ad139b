import mysql2, { type Connection, type FieldPacket, type ResultSetHeader } from "mysql2";
import type { Row, Value } from "./access.ts";

const DECIMAL = 0;
const LONGLONG = 8;
const NEWDECIMAL = 246;

/** A sum comes as decimal text and a big integer as text, in which everything that a number holds shall be one. */
function exact(text: string): Value {
  if (text.includes(".")) return Number(text);
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function numbersOf(fields: readonly FieldPacket[]): { readonly name: string; readonly index: number }[] {
  return fields.flatMap(({ columnType, name }, index) =>
    columnType === LONGLONG || columnType === NEWDECIMAL || columnType === DECIMAL ? [{ name, index }] : [],
  );
}

function sendable(value: Value): unknown {
  // As text it would be compared as a floating number.
  if (typeof value === "bigint") return mysql2.TypedParameter.LONGLONG(value);
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return value;
}

interface Answer {
  readonly result: unknown;
  readonly fields: readonly FieldPacket[];
}

function send(connection: Connection, sql: string, values: readonly Value[], rowsAsArray: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, result: unknown, fields: readonly FieldPacket[] | undefined): void => {
      if (error) reject(error);
      else resolve({ result, fields: fields ?? [] });
    };
    // Some statements (DDL, of locks) cannot be prepared; they have no values.
    if (values.length === 0) connection.query({ sql, rowsAsArray }, done);
    else connection.execute({ sql, rowsAsArray, values: values.map(sendable) }, done);
  });
}

export async function rows(connection: Connection, sql: string, values: readonly Value[]): Promise<Row[]> {
  const { result, fields } = await send(connection, sql, values, false);
  const found = result as Row[];
  for (const { name } of numbersOf(fields)) {
    for (const row of found) {
      const value = row[name];
      if (typeof value === "string") row[name] = exact(value);
    }
  }
  return found;
}

export async function lists(connection: Connection, sql: string, values: readonly Value[]): Promise<Value[][]> {
  const { result, fields } = await send(connection, sql, values, true);
  const found = result as Value[][];
  for (const { index } of numbersOf(fields)) {
    for (const row of found) {
      const value = row[index];
      if (typeof value === "string") row[index] = exact(value);
    }
  }
  return found;
}

export async function run(
  connection: Connection,
  sql: string,
  values: readonly Value[],
): Promise<{ readonly changes: number }> {
  const { result } = await send(connection, sql, values, false);
  return { changes: (result as Partial<ResultSetHeader>).affectedRows ?? 0 };
}

export async function command(connection: Connection, sql: string): Promise<void> {
  await send(connection, sql, [], false);
}
