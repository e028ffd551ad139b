import { all, type TaggedTables } from "./tag.ts";

const places = "organization_id subscriber seq holder held_until failures retry_at failure";

/** The journal: proof stays, and the values go with the key of the record that they are about. */
export const journal: TaggedTables = {
  journal: {
    ...{ owner: "organization", rows: "stay" },
    columns: {
      ...all("operational", "organization_id seq at actor_kind actor_id cause operation noun record_id version events"),
      ...all("operational", "idempotency_key request value_digest previous hash"),
    },
  },
  journal_values: {
    ...{ owner: "organization", rows: "stay" },
    columns: {
      ...all("operational", "organization_id seq noun record_id"),
      sealed: { class: "personal", erase: "shred" },
    },
  },
  journal_heads: { owner: "organization", rows: "stay", columns: all("operational", "organization_id seq hash") },
  journal_others: {
    ...{ owner: "organization", rows: "stay" },
    columns: all("operational", "organization_id seq noun record_id"),
  },
  journal_places: { owner: "organization", rows: "stay", columns: all("operational", places) },
};
