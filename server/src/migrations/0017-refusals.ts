import type { Migration } from "../core/database/migrate.ts";

export const refusals: Migration = {
  name: "0017-refusals",
  statements: {
    sqlite: ["ALTER TABLE approvals ADD COLUMN refusal TEXT"],
    mysql: ["ALTER TABLE approvals ADD COLUMN refusal VARCHAR(40)"],
  },
};
