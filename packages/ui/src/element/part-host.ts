import type { Params, Words } from "@nexus-os/sdk";
import type { ReactiveControllerHost } from "lit";

/** What a part needs of the element that holds it: somewhere to draw, and a language to speak. */
export interface PartHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** The locale that the element speaks. */
  readonly locale: string;
  /** Says one of the part's words in that language. */
  say<W extends Words>(words: W, key: keyof W & string, params?: Params): string;
}
