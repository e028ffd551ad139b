import { NexusElement } from "./nexus-element.ts";

const PREFIX = "nexus-";

/** The tag of an element of this kit: `tag("deals-board")`. */
export const tag = (name: string): string => PREFIX + name;

/**
 * Registers an element, unless the page has one of its name already. Where the element's constructor fails, what is left
 * of it stays a NexusElement that shows its failure, so that the page around is not harmed.
 */
export function define(name: string, element: CustomElementConstructor): void {
  const full = tag(name);
  if (customElements.get(full)) return;
  const isNexus = element.prototype instanceof NexusElement;
  customElements.define(full, isNexus ? guarded(element) : element);
}

function guarded(element: CustomElementConstructor): CustomElementConstructor {
  return class extends element {
    // biome-ignore lint/correctness/noUnreachableSuper: where it returns without super(), the element was made already
    constructor() {
      try {
        super();
      } catch (error) {
        const rest = NexusElement.takeUnfinished();
        if (!rest) throw error;
        rest.fail(error);
        // The platform expects the very element that it is upgrading.
        // biome-ignore lint/correctness/noConstructorReturn: see above
        return rest as unknown as this;
      }
    }
  };
}
