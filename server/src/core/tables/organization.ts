import { all, type TaggedTables } from "./tag.ts";

/** What an organization has beside its records. */
export const organization: TaggedTables = {
  organizations: {
    ...{ owner: "organization", rows: "stay" },
    columns: { ...all("operational", "id currency time_zone created_at"), name: "content" },
  },
  calendars: {
    ...{ owner: "organization", rows: "stay" },
    columns: all("operational", "organization_id fiscal_year_start week_start"),
  },
  embed_keys: {
    ...{ owner: "organization", rows: "stay" },
    columns: {
      ...all("operational", "id organization_id created_at revoked_at"),
      ...{ name: "content", hash: { class: "secret", erase: "keep" } },
    },
  },
  embed_tokens: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all("operational", "id organization_id member_id embed_key_id granted created_at expires_at"),
      hash: "secret",
    },
  },
  apikey_secrets: {
    ...{ owner: "organization", rows: "stay" },
    columns: {
      ...all("operational", "organization_id apikey_id used_at"),
      hash: { class: "secret", erase: "keep" },
    },
  },
  invitation_tokens: {
    ...{ owner: "organization", rows: "go" },
    columns: { ...all("operational", "organization_id invitation_id mailed"), hash: "secret" },
  },
  approval_proposals: {
    ...{ owner: "organization", rows: "stay" },
    columns: { ...all("operational", "organization_id approval_id"), sealed: { class: "personal", erase: "shred" } },
  },
  mail_letters: {
    ...{ owner: "organization", rows: "stay" },
    columns: {
      ...all("operational", "organization_id mail_id begun_at delivery"),
      sealed: { class: "personal", erase: "shred" },
    },
  },
  file_contents: {
    ...{ owner: "organization", rows: "go" },
    columns: { ...all("operational", "organization_id address hash size stored_at touched_at"), seal: "secret" },
  },
  file_uses: {
    ...{ owner: "organization", rows: "go" },
    columns: all("operational", "organization_id file_id address size"),
  },
  // What the fields that an organization adds to its records hold. They may be about anybody.
  property_values: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all("operational", "organization_id noun record_id word"),
      ...all("personal", "text_value number_value"),
    },
  },
};
