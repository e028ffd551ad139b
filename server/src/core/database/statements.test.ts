import { expect, test } from "vitest";
import { Statements } from "./statements.ts";

const many = (count: number): string => `SELECT 1 WHERE 1 IN (${Array.from({ length: count }, () => "?").join(",")})`;

test("a statement is prepared once while it is used", () => {
  const statements = new Statements<number>();
  let prepared = 0;
  const prepare = (): number => (prepared += 1);
  for (let use = 0; use < 1000; use += 1) {
    statements.of("SELECT 1", prepare);
    statements.of(many(use % 400), prepare);
  }
  expect(prepared).toBe(401);
});

test("ten thousand lengths of one statement keep no more than half a megabyte of text", () => {
  const statements = new Statements<object>();
  for (let count = 1; count <= 10_000; count += 1) statements.of(many(count), () => ({}));
  expect(statements.text).toBeGreaterThan(256 * 1024);
  expect(statements.text).toBeLessThanOrEqual(512 * 1024);
});

test("a very long one is not kept, and the short ones stay", () => {
  const statements = new Statements<object>();
  const short = statements.of("SELECT 1", () => ({}));
  const long = statements.of(many(20_000), () => ({}));
  expect(statements.of(many(20_000), () => ({}))).not.toBe(long);
  expect(statements.of("SELECT 1", () => ({}))).toBe(short);
});
