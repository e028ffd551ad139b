import type { Guard } from "../guard.ts";
import { guards as acts } from "./acts.ts";
import { guards as advice } from "./advice.ts";
import { guards as apikeys } from "./apikeys.ts";
import { guards as approvals } from "./approvals.ts";
import { guards as audit } from "./audit.ts";
import { guards as database } from "./database.ts";
import { guards as files } from "./files.ts";
import { guards as jobs } from "./jobs.ts";
import { guards as kinds } from "./kinds.ts";
import { guards as live } from "./live.ts";
import { guards as mail } from "./mail.ts";
import { guards as metrics } from "./metrics.ts";
import { guards as operations } from "./operations.ts";
import { guards as outbound } from "./outbound.ts";
import { guards as promises } from "./promises.ts";
import { guards as roles } from "./roles.ts";
import { guards as search } from "./search.ts";
import { guards as transfer } from "./transfer.ts";
import { guards as wakes } from "./wakes.ts";

/** Every guard, room by room. */
export const GUARDS: readonly Guard[] = [
  ...acts,
  ...advice,
  ...apikeys,
  ...approvals,
  ...audit,
  ...database,
  ...files,
  ...jobs,
  ...kinds,
  ...live,
  ...mail,
  ...metrics,
  ...operations,
  ...outbound,
  ...roles,
  ...search,
  ...transfer,
  ...wakes,
  ...promises,
];
