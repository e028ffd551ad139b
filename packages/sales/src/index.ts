export * from "./deals/index.ts";
