import { html, nothing, type ReactiveController } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { CommandList, type CommandListSays } from "./command-list.ts";
import { ways } from "./dialog.ts";

/** A list of commands over the page, 96 px below its top. It closes before a command is run. */
export class CommandBar implements ReactiveController {
  readonly list: CommandList;
  readonly #host: PartHost;
  readonly #says: () => CommandListSays;
  #isOpen = false;

  constructor(host: PartHost, says: () => CommandListSays) {
    this.#host = host;
    this.#says = says;
    this.list = new CommandList(host, () => this.#said());
    host.addController(this);
  }

  /** Opens it, with something typed already or nothing. */
  open(query = ""): void {
    this.#isOpen = true;
    this.list.reset(query);
  }

  close(): void {
    this.#element?.close();
  }

  hostUpdated(): void {
    const element = this.#element;
    if (element && !element.open) element.showModal();
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  render(): unknown {
    if (!this.#isOpen) return nothing;
    const { beside } = ways(undefined);
    return html`<dialog class="command-bar" aria-label=${this.#says().label} @pointerdown=${beside} @close=${this.#closed}>${this.list.render()}</dialog>`;
  }

  #said(): CommandListSays {
    const says = this.#says();
    const run: CommandListSays["run"] = (command) => {
      this.close();
      says.run(command);
    };
    return { ...says, run };
  }

  get #element(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>(".command-bar");
  }

  readonly #closed = (): void => {
    this.#isOpen = false;
    this.#host.requestUpdate();
  };
}
