import { expectTypeOf, test } from "vitest";
import { action, connector, event, text } from "./index.ts";

const post = action({ summary: "Posts.", input: { body: text() }, output: { posted: text() } });
const says = { title: "Acme", summary: "Speaks to Acme.", hosts: ["api.acme.com"], triggers: {} } as const;

test("a connector keeps its words and the fields of its actions", () => {
  const heard = event({ summary: "It was answered.", fields: { body: text() } });
  const acme = connector("acme", { ...says, credential: "oauth2", actions: { post }, triggers: { heard } });
  expectTypeOf(acme.vendor).toEqualTypeOf<"acme">();
  expectTypeOf<keyof typeof acme.actions>().toEqualTypeOf<"post">();
  expectTypeOf<keyof typeof acme.actions.post.input>().toEqualTypeOf<"body">();
  expectTypeOf<keyof typeof acme.triggers.heard.fields>().toEqualTypeOf<"body">();
});

test("what the form does not know does not compile", () => {
  // @ts-expect-error no such way to prove who it is
  const proof = () => connector("acme", { ...says, credential: "password", actions: { post } });
  // @ts-expect-error an action says what comes out
  const out = () => action({ summary: "Posts.", input: {} });
  void [proof, out];
});
