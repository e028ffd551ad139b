import type { ConnectOptions, Nexus } from "@nexus-os/sdk";
import { aTimeout, expect, fixture, html, oneEvent } from "@open-wc/testing";
import { embed, type Kit, type LoadFailure } from "./loader.ts";

let count = 0;

/** A kit with one element of a tag of its own, and what was loaded of it. */
function aKit(more: Partial<Kit> = {}) {
  count += 1;
  const tag = `x-board-${count}`;
  const loaded: string[] = [];
  const connections: ConnectOptions[] = [];
  const kit: Kit = {
    url: "https://nexus.example",
    core: async () => {
      loaded.push("core");
      return {
        connect: (options) => {
          connections.push(options);
          return { url: options.url } as Nexus;
        },
      };
    },
    elements: {
      [tag]: async () => {
        loaded.push(tag);
        customElements.define(tag, class extends HTMLElement {});
      },
    },
    ...more,
  };
  return { tag, kit, loaded, connections };
}

/** Until something holds, a frame at a time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(requestAnimationFrame);
}

describe("embed.js", () => {
  it("loads nothing for a page without an element, even when it is connected", async () => {
    const { kit, loaded } = aKit();
    embed(kit).connect({});
    await aTimeout(50);
    expect(loaded).to.deep.equal([]);
  });

  it("loads an element that stands in the page, and what all share, once", async () => {
    const { kit, tag, loaded } = aKit();
    const [one, other] = [document.createElement(tag), document.createElement(tag)];
    await fixture(html`<div>${one}${other}</div>`);
    embed(kit).connect({});
    await until(() => one.matches(":defined") && other.matches(":defined"));
    expect(loaded).to.deep.equal(["core", tag]);
  });

  it("loads an element that comes later, at any depth", async () => {
    const { kit, tag } = aKit();
    embed(kit).connect({});
    const element = document.createElement(tag);
    await fixture(html`<section><p>${element}</p></section>`);
    await until(() => element.matches(":defined"));
  });

  it("does not load an element far below the window until it comes near", async () => {
    const { kit, tag, loaded } = aKit();
    const element = document.createElement(tag);
    const space = document.createElement("div");
    space.style.blockSize = "5000px";
    await fixture(html`<div>${space}${element}</div>`);
    embed(kit).connect({});
    await aTimeout(100);
    expect(loaded).to.deep.equal([]);
    element.scrollIntoView();
    await until(() => element.matches(":defined"));
    scrollTo(0, 0);
  });

  it("loads an element inside a shadow root that it was told to watch", async () => {
    const { kit, tag } = aKit();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: "open" });
    const element = document.createElement(tag);
    embed(kit).watch(root);
    root.append(element);
    await until(() => element.matches(":defined"));
  });

  it("connects to the server that it came from, once, whoever comes first: element or connect()", async () => {
    const { kit, tag, connections } = aKit();
    const element = document.createElement(tag);
    await fixture(html`<div>${element}</div>`);
    const { connect } = embed(kit);
    await until(() => element.matches(":defined"));
    expect(connections).to.have.length(0);
    const nexus = await connect({ locale: "de" });
    expect((await connect({ locale: "fr" })) === nexus).to.equal(true);
    expect(connections).to.deep.equal([{ url: "https://nexus.example", locale: "de" }]);
  });

  it("asks for the first client secret while the code is on its way, and for a new one each time after", async () => {
    let secrets = 0;
    let letCome = (): void => {};
    const coming = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    const { kit, tag, connections } = aKit();
    const slow = { ...kit, core: () => coming.then(kit.core) };
    const { connect } = embed(slow);
    const fetchClientSecret = async (): Promise<string> => {
      secrets += 1;
      return `secret-${secrets}`;
    };
    const nexus = connect({ fetchClientSecret });
    await fixture(html`<div>${document.createElement(tag)}</div>`);
    await until(() => secrets === 1);
    letCome();
    await nexus;
    const ask = connections[0]?.fetchClientSecret;
    expect([await ask?.(), await ask?.()]).to.deep.equal(["secret-1", "secret-2"]);
  });

  it("tells as an event what could not be loaded, after a second try", async () => {
    let tries = 0;
    const { kit, tag } = aKit();
    const element = document.createElement(tag);
    await fixture(html`<div>${element}</div>`);
    const told = oneEvent(document, "nexus-load-error");
    const fail = async (): Promise<never> => {
      tries += 1;
      throw new TypeError("Failed to fetch");
    };
    embed({ ...kit, elements: { [tag]: fail } });
    const event: Event & { readonly error?: LoadFailure } = await told;
    expect(event.target).to.equal(element);
    expect(event.error).to.deep.equal({ code: "OFFLINE", retryable: true, requestId: "" });
    expect(tries).to.equal(2);
  });
});
