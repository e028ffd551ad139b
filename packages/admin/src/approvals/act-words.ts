import type { ApprovalRecord } from "@nexus-os/contracts";
import type { Params } from "@nexus-os/sdk";
import { type Word, words } from "./words.ts";

type Say = (key: Word, params?: Params) => string;

const isWord = (key: string): key is Word => key in words;

/** What would be done, in words: `Archive a deal`. An act that has no words of its own is called by its name. */
export function actText({ operation, noun }: Pick<ApprovalRecord, "operation" | "noun">, t: Say): string {
  const act = `approvals.act.${operation.slice(operation.indexOf(".") + 1)}`;
  if (!isWord(act)) return t("approvals.act.other", { operation });
  const thing = `approvals.noun.${noun}`;
  return t(act, { what: isWord(thing) ? t(thing) : t("approvals.noun.other", { noun }) });
}
