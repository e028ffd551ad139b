import { expect } from "@open-wc/testing";
import { html, LitElement } from "lit";
import { Menu, menuStyles, parts, tokens } from "../index.ts";

class Host extends LitElement {
  static override styles = [tokens, parts, menuStyles];
  readonly menu = new Menu(this);
  chosen: string[] = [];

  protected override render(): unknown {
    return html`<button id="opener" @click=${this.#open}>Open</button>${this.menu.render()}`;
  }

  #open(event: Event): void {
    this.menu.open(event.currentTarget as HTMLElement, {
      label: "Fruit",
      groups: [
        {
          title: "Sweet",
          items: ["Apple", "Apricot", "Banana"].map((label) => ({ id: label, label, checked: label === "Banana" })),
        },
        { items: [{ id: "Lemon", label: "Lemon", disabled: true }] },
      ],
      choose: (id) => this.chosen.push(id),
    });
  }
}
customElements.define("test-menu-host", Host);

async function anOpenMenu(): Promise<Host> {
  const host = document.createElement("test-menu-host") as Host;
  document.body.replaceChildren(host);
  await host.updateComplete;
  const opener = host.renderRoot.querySelector<HTMLElement>("#opener");
  opener?.focus();
  opener?.click();
  await host.updateComplete;
  return host;
}

const focused = (host: Host): string | undefined => host.shadowRoot?.activeElement?.textContent?.trim();
const press = (host: Host, key: string): void => {
  host.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};
const closed = (host: Host) =>
  new Promise((resolve) => host.renderRoot.querySelector(".menu")?.addEventListener("beforetoggle", resolve));

describe("a menu", () => {
  it("begins at what is chosen, and says what it is", async () => {
    const host = await anOpenMenu();
    expect(focused(host)).to.equal("Banana");
    expect(host.renderRoot.querySelector("#opener")?.ariaExpanded).to.equal("true");
    await expect(host).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("is walked by arrows, in a circle, and by Home and End", async () => {
    const host = await anOpenMenu();
    press(host, "Home");
    expect(focused(host)).to.equal("Apple");
    press(host, "ArrowUp");
    expect(focused(host)).to.equal("Lemon");
    press(host, "ArrowDown");
    expect(focused(host)).to.equal("Apple");
    press(host, "End");
    expect(focused(host)).to.equal("Lemon");
  });

  it("finds by the letters that are typed", async () => {
    const host = await anOpenMenu();
    for (const letter of "apr") press(host, letter);
    expect(focused(host)).to.equal("Apricot");
  });

  it("gives the focus back when something is chosen, and chooses nothing that is disabled", async () => {
    const host = await anOpenMenu();
    const [apple, , , lemon] = [...host.renderRoot.querySelectorAll<HTMLElement>(".menu button")];
    lemon?.click();
    expect(host.chosen).to.deep.equal([]);
    const done = closed(host);
    apple?.click();
    await done;
    await host.updateComplete;
    expect(host.chosen).to.deep.equal(["Apple"]);
    expect(host.shadowRoot?.activeElement?.id).to.equal("opener");
    expect(host.renderRoot.querySelector(".menu")).to.equal(null);
  });

  it("does not come back when its host is drawn while it closes", async () => {
    const host = await anOpenMenu();
    host.renderRoot.querySelector<HTMLElement>(".menu button")?.click();
    host.requestUpdate();
    await host.updateComplete;
    expect(host.renderRoot.querySelector(".menu")).to.equal(null);
  });

  it("stays inside the window", async () => {
    const host = document.createElement("test-menu-host") as Host;
    document.body.replaceChildren(host);
    host.style.setProperty("position", "fixed");
    host.style.setProperty("inset", "auto 0 0 auto");
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>("#opener")?.click();
    await host.updateComplete;
    const { right, bottom } = host.renderRoot.querySelector(".menu")?.getBoundingClientRect() ?? new DOMRect();
    expect(right).to.be.at.most(window.innerWidth);
    expect(bottom).to.be.at.most(window.innerHeight);
  });
});
