import type { Guard } from "../guard.ts";

const suite = "server/src/core/approvals/approvals.test.ts";

/** What approvals stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "J2", says: "nobody approves their own proposal" },
    file: "server/src/core/approvals/deciders.ts",
    find: 'if (actor.id === proposer) refuse("NOT_YOURS_TO_DECIDE", { why: "it is your own proposal" });\n  if (!deciders.has(actor.id))',
    put: "if (actor.id !== proposer && !deciders.has(actor.id))",
    ...{ suite, test: "own proposal" },
  },
  {
    ...{ promise: "J2", says: "an approval is void once the record has changed" },
    file: "server/src/core/approvals/bodies.ts",
    find: 'if ((found as { version: number }).version !== proposal.input["version"]) return "void";',
    put: "Object.assign(proposal.input, { version: (found as { version: number }).version });",
    ...{ suite, test: "it is void" },
  },
  {
    ...{ promise: "J2", says: "an approval is used once" },
    file: "server/src/core/approvals/bodies.ts",
    find: 'if (state !== "open") refuse("APPROVAL_CLOSED", { state });',
    put: "",
    ...{ suite, test: "it is done once" },
  },
  {
    ...{ promise: "J2", says: "an approval has an end" },
    file: "server/src/core/approvals/bodies.ts",
    find: 'if (expiresAt <= now) refuse("APPROVAL_CLOSED", { state: "expired" });',
    put: "",
    ...{ suite, test: "after its time" },
  },
  {
    ...{ promise: "C4", says: "what was proposed is done with its proposer's rights of that moment" },
    file: "server/src/core/approvals/proposal.ts",
    find: "const granted = [...grantedTo(membership)].filter((name) => permissions.includes(name));",
    put: "const granted = permissions;",
    ...{ suite, test: "own proposal" },
  },
  {
    ...{ promise: "J2", says: "an erasure that waits for an approval destroys nothing" },
    file: "server/src/core/files/files.ts",
    find: 'if (outcome !== "done") continue;',
    put: "",
    ...{ suite: "server/src/core/files/files.test.ts", test: "waits for an approval" },
  },
  {
    ...{ promise: "J2", says: "a job whose end waits for an approval goes on" },
    file: "server/src/core/jobs/queue.ts",
    find: 'if (outcome !== "done") continue;',
    put: "",
    ...{ suite, test: "workers" },
  },
  {
    ...{ promise: "J2", says: "an approval ends where its act is refused when its time has come" },
    file: "server/src/core/approvals/bodies.ts",
    find: 'if (refusal !== null) return moved(ctx, approval, "void", { refusal });',
    put: "",
    ...{ suite: "server/src/core/approvals/approvals.test.ts", test: "is void and says why" },
  },
  {
    ...{ promise: "J2", says: "an approval ends where its act stays in trouble" },
    file: "server/src/core/approvals/watch.ts",
    find: 'await ctx.execute("void", "approvals.lapse", given, ({ code }) => code === "CONFLICT");',
    put: "",
    ...{ suite: "server/src/core/approvals/approvals.test.ts", test: "stays in trouble" },
  },
];
