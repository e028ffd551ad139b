import { all, type TaggedTables } from "./tag.ts";

/** Who people are, and how they prove it. Of secrets there are hashes, or what a key seals. */
export const identity: TaggedTables = {
  users: {
    ...{ owner: "user", rows: "go" },
    columns: {
      ...all("operational", "id email_verified created_at updated_at"),
      ...all("personal", "name email image"),
    },
  },
  sessions: {
    ...{ owner: "user", rows: "go" },
    columns: {
      ...all("operational", "id user_id expires_at created_at updated_at"),
      ...{ token: "secret", ...all("personal", "ip_address user_agent") },
    },
  },
  // In which of their organizations somebody is, session by session.
  session_choices: { owner: "user", rows: "go", columns: all("operational", "session_id member_id") },
  identities: {
    ...{ owner: "user", rows: "go" },
    columns: {
      ...all("operational", "id user_id provider_id access_token_expires_at refresh_token_expires_at scope"),
      ...all("operational", "created_at updated_at"),
      ...{ account_id: "personal", ...all("secret", "password access_token refresh_token id_token") },
    },
  },
  verifications: {
    ...{ owner: "user", rows: "go" },
    columns: { ...all("operational", "id expires_at created_at updated_at"), identifier: "personal", value: "secret" },
  },
  once_tokens: {
    ...{ owner: "platform", rows: "go" },
    columns: { ...all("operational", "purpose expires_at"), ...all("secret", "hash payload") },
  },
  // A bucket is named by a hash of the account or network that it counts.
  rate_limits: { owner: "platform", rows: "stay", columns: all("operational", "bucket count ends_at") },
  limit_buckets: { owner: "platform", rows: "stay", columns: all("operational", "bucket full_at") },
  migrations: { owner: "platform", rows: "stay", columns: all("operational", "name done_at") },
};
