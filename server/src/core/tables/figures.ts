import { all, type TaggedTables } from "./tag.ts";

const derived = { export: false } as const;

/** What is computed from records, and computed anew when they are erased or brought in: it is not exported. */
export const figures: TaggedTables = {
  rollups: {
    ...{ owner: "organization", rows: "stay" },
    columns: all(
      { class: "operational", ...derived },
      "organization_id noun rollup day k1 k2 k3 currency records total",
    ),
  },
  rollup_states: {
    ...{ owner: "organization", rows: "stay" },
    columns: all({ class: "operational", ...derived }, "organization_id noun definition built_at"),
  },
  search_documents: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all({ class: "operational", ...derived }, "organization_id noun doc record_id version created_at archived"),
      words: { class: "personal", ...derived },
    },
  },
  search_cells: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all({ class: "operational", ...derived }, "organization_id noun field chunk bits"),
      term: { class: "personal", ...derived },
    },
  },
  search_grams: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all({ class: "operational", ...derived }, "organization_id"),
      ...all({ class: "personal", ...derived }, "gram term"),
    },
  },
  search_rebuilds: {
    ...{ owner: "organization", rows: "stay" },
    columns: all({ class: "operational", ...derived }, "organization_id noun after_id until_seq"),
  },
};
