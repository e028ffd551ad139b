export * from "./fields.ts";
export * from "./filters.ts";
export * from "./inputs.ts";
export * from "./metrics.ts";
export * from "./records.ts";
export * from "./search.ts";
export * from "./zones.ts";
