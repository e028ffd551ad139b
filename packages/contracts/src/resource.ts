import type { Fields } from "./field.ts";

/** What a resource is: steps to follow, a text to fill in, or something to read. */
export const RESOURCE_KINDS = ["playbook", "template", "article"] as const;
/** What a resource is. */
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** A step of a playbook, and the operation that does it where one does. */
export interface Step {
  readonly title: string;
  readonly operation: string | null;
}

/** A Markdown text that people and assistants work by. All but its body stands in its front matter. */
export interface Resource<Word extends string = string> {
  readonly word: Word;
  readonly kind: ResourceKind;
  readonly title: string;
  readonly summary: string;
  /** What is asked before it is used. In the body `{{name}}` is the parameter of this name. */
  readonly parameters: Fields;
  readonly steps: readonly Step[];
  readonly body: string;
}

/** Declares a resource. */
export function resource<const Word extends string>(
  word: Word,
  says: Pick<Resource, "kind" | "title" | "summary" | "body"> & Partial<Pick<Resource, "parameters" | "steps">>,
): Resource<Word> {
  return { word, parameters: {}, steps: [], ...says };
}
