import type { Migration } from "../core/database/migrate.ts";
import { identity } from "./0001-identity.ts";
import { organizations } from "./0002-organizations.ts";
import { nouns } from "./0003-nouns.ts";
import { journalGuard } from "./0004-journal-guard.ts";
import { jobs } from "./0005-jobs.ts";
import { search } from "./0006-search.ts";
import { files } from "./0007-files.ts";
import { mails } from "./0008-mails.ts";
import { rollups } from "./0009-rollups.ts";
import { approvals } from "./0010-approvals.ts";
import { limits } from "./0013-limits.ts";
import { timeline } from "./0014-timeline.ts";
import { properties } from "./0015-properties.ts";
import { advice } from "./0016-advice.ts";
import { refusals } from "./0017-refusals.ts";
import { invitations } from "./0019-invitations.ts";
import { apikeys } from "./0021-apikeys.ts";
import { directory } from "./0023-directory.ts";

/** Every change of the schema, in order. One that was released is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  identity,
  organizations,
  nouns,
  journalGuard,
  jobs,
  search,
  files,
  mails,
  rollups,
  approvals,
  limits,
  timeline,
  properties,
  advice,
  refusals,
  invitations,
  apikeys,
  directory,
];
