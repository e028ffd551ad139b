import type { Nexus } from "@nexus-os/sdk";
import type { FormField } from "../fields/form-field.ts";
import { type AnyRecord, callsOf } from "./calls.ts";

/** As many are offered at once; whoever looks for another one types. */
const OFFERED = 20;

/** How the records of a noun are found that a reference points to, and made where that is possible from a name alone. */
export function sourceOf(
  nexus: Nexus,
  to: string,
  creates: (noun: string) => boolean,
): Pick<FormField, "find" | "create"> {
  const calls = callsOf<AnyRecord & { readonly name: string }>(nexus, to);
  const option = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });
  return {
    find: async (text) => {
      if (text) {
        const { hits } = await nexus.search.find({ text, nouns: [to], limit: OFFERED });
        return { options: hits.map(({ id, title }) => ({ value: id, label: title })) };
      }
      const { items, next } = await calls.list({ sort: { by: "name" }, limit: OFFERED });
      return { options: items.map(option), more: next !== null };
    },
    ...(creates(to) ? { create: async (name: string) => option(await calls.create({ name })) } : {}),
  };
}
