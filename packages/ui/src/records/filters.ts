import type { Filter, FilterField } from "../table/filter-bar.ts";
import type { NounFields } from "./labels.ts";

/** What the choices of filters are called. */
export interface FilterLabels {
  readonly me: string;
  readonly archived: string;
}

interface Given {
  readonly fields: NounFields;
  readonly label: (key: string) => string;
  readonly labels: FilterLabels;
  /** The member who looks. */
  readonly me: { readonly id: string; readonly name: string } | null;
}

/** What a list of a noun can be narrowed by at one choice: the words of its choices, what is mine, what was put away. */
export function filterFields({ fields, label, labels, me }: Given): readonly FilterField[] {
  const own = Object.entries(fields.noun.fields).flatMap(([key, field]): FilterField[] => {
    const text = fields.naming(key) ?? String;
    if (field.kind === "oneOf") {
      const choices = field.of.map((word) => ({ id: word, label: text(word), filter: word }));
      return [{ key, label: label(key), field, text, choices }];
    }
    if (field.kind === "yesNo") {
      const choices = [true, false].map((is) => ({ id: String(is), label: text(is), filter: is }));
      return [{ key, label: label(key), field, text, choices }];
    }
    if (field.kind === "ref" && field.to === "members" && me) {
      const mine = { id: me.id, label: labels.me, filter: me.id };
      return [{ key, label: label(key), field, text: (id) => (id === me.id ? me.name : String(id)), choices: [mine] }];
    }
    return [];
  });
  const field = { kind: "yesNo", class: "operational", optional: false, writes: "never" } as const;
  const yes = fields.answer(true);
  const choices = [{ id: "yes", label: yes, filter: true }];
  const archived: FilterField = { key: "archived", label: labels.archived, field, choices, text: () => yes };
  return [...own, archived];
}

/** Whether a list with this filter shows what was put away. */
export const isPutAway = (filter: Filter): boolean => filter["archived"] === true;
