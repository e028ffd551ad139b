import { all, type TaggedTables } from "./tag.ts";

/** What jobs keep while they run: their inputs and results may hold anything, so their rows go with whom they are about. */
export const work: TaggedTables = {
  job_runs: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all(
        "operational",
        "organization_id id job title state idempotency_key actor_kind actor_id start_seq attempts",
      ),
      ...all("operational", "progress worker lease_until available_at cancel_at revision untold started_at ended_at"),
      ...all("operational", "created_at updated_at"),
      ...all("personal", "input output error"),
    },
  },
  job_steps: {
    ...{ owner: "organization", rows: "go" },
    columns: {
      ...all("operational", "organization_id run_id id name kind state event matching seen delivery ended_at"),
      ...all("operational", "created_at updated_at"),
      ...all("personal", "context output error"),
    },
  },
  job_schedules: {
    ...{ owner: "organization", rows: "stay" },
    columns: {
      ...all("operational", "organization_id id job cron zone actor_kind actor_id catch_up enabled next_at last_at"),
      ...{ created_at: "operational", input: "content" },
    },
  },
  job_lanes: { owner: "organization", rows: "stay", columns: all("operational", "organization_id turn") },
};
