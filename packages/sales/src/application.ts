import type { Nexus } from "@nexus-os/sdk";
import { tag } from "@nexus-os/ui";
import "./deals/index.ts";
import type { DealsBoard } from "./deals/deals-board.ts";

/** What the shell hands to an application that it mounts. */
export interface ApplicationProps {
  readonly nexus: Nexus;
  /** Where the application draws itself. */
  readonly container: HTMLElement;
}

const mounted = new WeakMap<HTMLElement, DealsBoard>();

/** Nothing has to be made ready. */
export async function bootstrap(): Promise<void> {}

/** Shows the pipeline. */
export async function mount({ nexus, container }: ApplicationProps): Promise<void> {
  const board = document.createElement(tag("deals-board")) as DealsBoard;
  board.nexus = nexus;
  mounted.set(container, board);
  container.append(board);
}

/** Takes the pipeline away. */
export async function unmount({ container }: ApplicationProps): Promise<void> {
  mounted.get(container)?.remove();
  mounted.delete(container);
}
