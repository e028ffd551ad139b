import { expect, test } from "vitest";
import { app } from "../index.ts";
import { appSchema } from "./index.ts";

const route = app({
  ...{ name: "route-planner", title: "Route planner", publisher: "Example Ltd", version: "1.2.3" },
  ...{ permissions: ["deals.list", "accounts.get"], hosts: ["api.example.com"] },
  ...{ slots: { "deal-side": "/deal.html" }, hash: "0a".repeat(32) },
});

test("the manifest of an app is taken as it is", () => {
  expect(appSchema.parse(JSON.parse(JSON.stringify(route)))).toEqual(route);
});

test.each<[string, object]>([
  ["a key that nobody knows", { admin: true }],
  ["a name with a path in it", { name: "../portal" }],
  ["a version that is a range", { version: "^1.2.3" }],
  ["a permission for everything", { permissions: ["*"] }],
  ["a permission twice", { permissions: ["deals.list", "deals.list"] }],
  ["every host", { hosts: ["*.example.com"] }],
  ["a host with a port", { hosts: ["example.com:8443"] }],
  ["an address in figures", { hosts: ["169.254.169.254"] }],
  ["a host of the operator's network", { hosts: ["vault.internal"] }],
  ["the server itself", { hosts: ["localhost"] }],
  ["a page elsewhere", { slots: { "deal-side": "//evil.example/x" } }],
  ["a page that is a script", { slots: { "deal-side": "javascript:alert(1)" } }],
  ["no content", { hash: "" }],
])("%s is refused", (_, given) => {
  expect(appSchema.safeParse({ ...route, ...given }).success).toBe(false);
});
