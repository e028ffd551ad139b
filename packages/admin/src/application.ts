import type { Nexus } from "@nexus-os/sdk";
import { type NexusElement, tag } from "@nexus-os/ui";
import "./index.ts";

/** What the shell hands to an application that it mounts. */
export interface ApplicationProps {
  readonly nexus: Nexus;
  /** Where the application draws itself. */
  readonly container: HTMLElement;
}

/** The element of each page, by the last word of its address. */
const PAGES = ["members", "invitations", "apikeys", "jobs", "mails", "approvals"];
const ARRIVED = "single-spa:routing-event";

const mounted = new WeakMap<HTMLElement, () => void>();

/** Nothing has to be made ready. */
export async function bootstrap(): Promise<void> {}

/** Shows the page that the address names, and follows the address from page to page. */
export async function mount({ nexus, container }: ApplicationProps): Promise<void> {
  const draw = (): void => {
    const page = PAGES.find((word) => location.pathname.split("/")[2] === word);
    const wanted = page && tag(`${page}-list`);
    if (wanted === container.firstElementChild?.localName) return;
    container.replaceChildren();
    if (!wanted) return;
    const element = document.createElement(wanted) as NexusElement;
    element.nexus = nexus;
    container.append(element);
  };
  addEventListener(ARRIVED, draw);
  mounted.set(container, () => removeEventListener(ARRIVED, draw));
  draw();
}

/** Takes the page away. */
export async function unmount({ container }: ApplicationProps): Promise<void> {
  mounted.get(container)?.();
  mounted.delete(container);
  container.replaceChildren();
}
