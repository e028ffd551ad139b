import type { Nexus } from "@nexus-os/sdk";
import { tag } from "../element/define.ts";
import type { NexusElement } from "../element/nexus-element.ts";
import type { RecordOpenEvent } from "../records/events.ts";

/** A page of a department: its element, and what brings that element's code where it is not here already. */
export interface DepartmentPage {
  /** The tag without its prefix: "deals-board". */
  readonly element: string;
  readonly load?: () => Promise<unknown>;
  /** It has margins of its own and takes all the room. */
  readonly isWhole?: boolean;
}

/** What the shell hands to an application that it mounts. */
export interface ApplicationProps {
  readonly nexus: Nexus;
  /** Where the application draws itself. */
  readonly container: HTMLElement;
}

/** The three functions that single-spa wants of an application. */
export interface Lifecycle {
  bootstrap(): Promise<void>;
  mount(props: ApplicationProps): Promise<void>;
  unmount(props: ApplicationProps): Promise<void>;
}

type Page = NexusElement & { record?: string | null };

const ARRIVED = "single-spa:routing-event";

/**
 * An application of pages: the second word of the address names the page, a third one the record that is open there. When
 * another record is opened the address follows, so that it can be shared and gone back from.
 */
export function pagesOf(pages: Readonly<Record<string, DepartmentPage>>): Lifecycle {
  const mounted = new WeakMap<HTMLElement, () => void>();

  const draw = async ({ nexus, container }: ApplicationProps): Promise<void> => {
    const [, , word = "", record] = location.pathname.split("/");
    const page = pages[word];
    await page?.load?.();
    // Meanwhile somebody may have gone on, or away.
    if (location.pathname.split("/")[2] !== word && page) return;
    if (!mounted.has(container)) return;
    const there = container.firstElementChild as Page | null;
    const wanted = page && tag(page.element);
    container.classList.toggle("whole", page?.isWhole === true);
    const element =
      wanted === undefined || there?.localName === wanted ? there : (document.createElement(wanted) as Page);
    if (element && page && "record" in element) element.record = record ? decodeURIComponent(record) : null;
    if (element === there && page) return;
    container.replaceChildren();
    if (!element || !page) return;
    element.nexus = nexus;
    container.append(element);
  };

  return {
    bootstrap: async () => {},
    mount: async (props) => {
      const { container } = props;
      const arrived = (): void => void draw(props);
      const opened = (event: Event): void => {
        const { record } = event as RecordOpenEvent;
        const [, department, page] = location.pathname.split("/");
        const behind = record === null ? "" : `/${encodeURIComponent(record)}`;
        history.pushState(null, "", `/${department}/${page}${behind}`);
      };
      addEventListener(ARRIVED, arrived);
      container.addEventListener("nexus-record-open", opened);
      mounted.set(container, () => {
        removeEventListener(ARRIVED, arrived);
        container.removeEventListener("nexus-record-open", opened);
      });
      await draw(props);
    },
    unmount: async ({ container }) => {
      mounted.get(container)?.();
      mounted.delete(container);
      container.classList.remove("whole");
      container.replaceChildren();
    },
  };
}
