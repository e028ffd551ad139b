import type { Nexus } from "@nexus-os/sdk";
import { type NexusElement, type RecordOpenEvent, tag } from "@nexus-os/ui";

/** What the shell hands to an application that it mounts. */
export interface ApplicationProps {
  readonly nexus: Nexus;
  /** Where the application draws itself. */
  readonly container: HTMLElement;
}

/** What brings the element of each page, by the second word of its address: nobody loads a page that they do not open. */
const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  accounts: () => import("./accounts/index.ts"),
  contacts: () => import("./contacts/index.ts"),
};
const ARRIVED = "single-spa:routing-event";

type Page = NexusElement & { record: string | null };

const mounted = new WeakMap<HTMLElement, () => void>();

/** Nothing has to be made ready. */
export async function bootstrap(): Promise<void> {}

/** Shows the page that the address names with the record that it names, and keeps the address when another one is opened. */
export async function mount({ nexus, container }: ApplicationProps): Promise<void> {
  const draw = async (): Promise<void> => {
    const [, , page = "", record] = location.pathname.split("/");
    const load = PAGES[page];
    if (!load) {
      container.replaceChildren();
      return;
    }
    await load();
    const wanted = tag(`${page}-list`);
    if (location.pathname.split("/")[2] !== page) return;
    const there = container.firstElementChild as Page | null;
    const element = there?.localName === wanted ? there : (document.createElement(wanted) as Page);
    element.record = record ? decodeURIComponent(record) : null;
    if (element === there) return;
    element.nexus = nexus;
    container.replaceChildren(element);
  };
  const opened = (event: Event): void => {
    const { record } = event as RecordOpenEvent;
    const [, department, page] = location.pathname.split("/");
    history.pushState(null, "", `/${department}/${page}${record === null ? "" : `/${encodeURIComponent(record)}`}`);
  };
  const arrived = (): void => void draw();
  // Its pages have margins of their own.
  container.classList.add("whole");
  addEventListener(ARRIVED, arrived);
  container.addEventListener("nexus-record-open", opened);
  mounted.set(container, () => {
    removeEventListener(ARRIVED, arrived);
    container.removeEventListener("nexus-record-open", opened);
  });
  await draw();
}

/** Takes the page away. */
export async function unmount({ container }: ApplicationProps): Promise<void> {
  mounted.get(container)?.();
  mounted.delete(container);
  container.classList.remove("whole");
  container.replaceChildren();
}
