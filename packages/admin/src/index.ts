export * from "./apikeys/index.ts";
export * from "./approvals/index.ts";
export * from "./invitations/index.ts";
export * from "./jobs/index.ts";
export * from "./mails/index.ts";
export * from "./members/index.ts";
