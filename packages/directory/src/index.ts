export * from "./accounts/index.ts";
export * from "./contacts/index.ts";
