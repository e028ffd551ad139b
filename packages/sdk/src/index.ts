export { type ConnectOptions, connect } from "./connect.ts";
export { defaultNexus, onDefaultNexus } from "./default.ts";
export { NexusError, NexusUnfinished } from "./errors.ts";
export type { NexusEvents } from "./events.ts";
export { isRightToLeft, type Listener, type Params, type Piece } from "./icu.ts";
export type { LiveInput, LiveList, LiveState } from "./live-list.ts";
export type { Nexus } from "./nexus.ts";
export type { Credentials } from "./sign-in.ts";
export {
  type Audience,
  explain,
  type LoadWords,
  madeFromEnglish,
  say,
  speak,
  spokenIn,
  translate,
  type Words,
} from "./words.ts";
