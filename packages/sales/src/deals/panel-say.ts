import type { Params } from "@nexus-os/sdk";
import type { UnderPanel } from "./host.ts";
import { type PanelWord, words } from "./panel-words.ts";

/** Says what stands over the board, in the board's language. */
export interface SayOver {
  (key: PanelWord, params?: Params): string;
  /** The hour of a moment. */
  readonly time: (moment: string) => string;
}

/** The words over a desk. */
export function sayOver(desk: UnderPanel): SayOver {
  const { locale } = desk.host;
  const timeZone = desk.nexus?.timeZone ?? "UTC";
  const time = (moment: string) => new Date(moment).toLocaleTimeString(locale, { timeStyle: "short", timeZone });
  return Object.assign((key: PanelWord, params: Params = {}) => desk.host.say(words, key, params), { time });
}
