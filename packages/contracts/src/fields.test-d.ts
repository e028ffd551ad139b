import { expectTypeOf, test } from "vitest";
import {
  type ChangesOf,
  decimal,
  type FilterOf,
  initially,
  type Json,
  json,
  type LocalTime,
  localTime,
  longText,
  manyOf,
  type NewOf,
  noun,
  optional,
  type RecordOf,
  type Ref,
  ref,
  refs,
  type SortOf,
  secret,
  text,
  yesNo,
} from "./index.ts";

const SIZES = ["small", "large"] as const;
const things = noun("things", {
  ...{ singular: "thing", department: "tests", summary: "A thing.", title: "name" },
  fields: {
    name: text(),
    notes: longText(),
    price: decimal({ scale: 2 }),
    active: initially(yesNo(), true),
    begins: localTime(),
    ends: optional(localTime()),
    sizes: manyOf(SIZES),
    topic: ref("topics"),
    topics: refs("topics"),
    parts: json(),
    password: secret(text()),
    hint: secret(optional(text())),
  },
  sorts: ["name", "price", "begins"],
});
type Things = typeof things;
interface Thing extends RecordOf<Things> {}
interface NewThing extends NewOf<Things> {}
interface ThingFilter extends FilterOf<Things> {}

test("what is read and written of each kind", () => {
  expectTypeOf<Thing["price"]>().toEqualTypeOf<string>();
  expectTypeOf<Thing["active"]>().toEqualTypeOf<boolean>();
  expectTypeOf<Thing["ends"]>().toEqualTypeOf<LocalTime | null>();
  expectTypeOf<Thing["sizes"]>().toEqualTypeOf<readonly ("small" | "large")[]>();
  expectTypeOf<Thing["topics"]>().toEqualTypeOf<readonly Ref[]>();
  expectTypeOf<Thing["parts"]>().toExtend<Json>();
  expectTypeOf<NewThing["begins"]>().toEqualTypeOf<{ readonly local: string; readonly zone: string }>();
  expectTypeOf<NewThing["topics"]>().toEqualTypeOf<readonly string[] | undefined>();
  expectTypeOf<ChangesOf<Things>["password"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<SortOf<Things>>().toEqualTypeOf<"name" | "price" | "begins" | "createdAt" | "updatedAt">();
  expectTypeOf<ThingFilter["sizes"]>().toEqualTypeOf<"small" | "large" | readonly ("small" | "large")[] | undefined>();
});

test("a secret is in no record and no filter, and what has no order sorts nothing", () => {
  expectTypeOf<Thing>().not.toHaveProperty("password");
  expectTypeOf<Thing>().not.toHaveProperty("hint");
  expectTypeOf<ThingFilter>().not.toHaveProperty("password");
  expectTypeOf<ThingFilter>().not.toHaveProperty("notes");
  const says = { singular: "x", department: "tests", summary: "", title: "name" } as const;
  const fields = things.fields;
  // @ts-expect-error text of several lines has no order
  noun("x", { ...says, fields, sorts: ["notes"] });
  // @ts-expect-error a set has no order
  noun("x", { ...says, fields, sorts: ["sizes"] });
  // @ts-expect-error what can be empty has no order
  noun("x", { ...says, fields, sorts: ["ends"] });
  // @ts-expect-error an order would tell a secret
  noun("x", { ...says, fields, sorts: ["password"] });
  // @ts-expect-error a secret is said by secret()
  text({ class: "secret" });
  // @ts-expect-error a decimal says how many decimals it has
  decimal({});
});
