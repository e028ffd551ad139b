import { permissionsOf, type Session } from "@nexus-os/contracts";
import { type Nexus, NexusError } from "@nexus-os/sdk";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { define, NexusElement, NexusProvider, type Shown } from "../index.ts";

const session: Session = {
  kind: "member",
  organization: { id: "o", name: "House", currency: "EUR", timeZone: "UTC" },
  member: { id: "m", name: "Ines Brandt", email: "ines@house.example", role: "viewer" },
  permissions: [...permissionsOf("viewer")],
  elements: null,
  expiresAt: "2030-01-01T00:00:00.000Z",
};

/** A connection as far as a bare element asks for it. */
const aNexus = (says: Partial<Nexus> = {}): Nexus => {
  const own: Pick<Nexus, "locale" | "timeZone"> & { session: () => Promise<Session> } = {
    locale: "en",
    timeZone: "UTC",
    session: async () => session,
  };
  return { ...own, ...says } as unknown as Nexus;
};

const words = { hello: "Hello {name}" } as const;

class Plain extends NexusElement<typeof words> {
  readonly words = words;
  now: Shown = { is: "ready" };
  draw: () => unknown = () => html`<p>${this.t("hello", { name: this.session?.member.name ?? "" })}</p>`;
  press: () => unknown = () => {};
  override deadline = 20_000;
  reloads = 0;

  protected override reload(): void {
    this.reloads += 1;
  }

  protected override shown(): Shown {
    return this.now;
  }

  protected override content(): unknown {
    return html`${this.draw()}<button @click=${this.handler(() => this.press())}>Press</button>`;
  }

  protected override skeleton(): unknown {
    return html`<i class="sk"></i>`;
  }
}
define("test-plain", Plain);

let isBroken = true;
class Unborn extends Plain {
  constructor() {
    super();
    if (isBroken) throw new Error("This cannot even begin.");
  }
}
define("test-unborn", Unborn);
define("test-provider", NexusProvider);

const platform = window.reportError;

/** A fault of ours is told to the page's console. Here it is expected: it is caught on its way there. */
function expectReport(): Promise<unknown> {
  return new Promise((resolve) => {
    window.reportError = (error) => {
      window.reportError = platform;
      resolve(error);
    };
  });
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

async function aPlain(change: (element: Plain) => void = () => {}): Promise<Plain> {
  const element = document.createElement("nexus-test-plain") as Plain;
  element.nexus = aNexus();
  change(element);
  document.body.append(element);
  await turn();
  await element.updateComplete;
  return element;
}

const text = (element: NexusElement): string => element.shadowRoot?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const press = (element: NexusElement, name: string): void => {
  const buttons = [...(element.shadowRoot?.querySelectorAll("button") ?? [])];
  buttons.find((button) => button.textContent?.trim() === name)?.click();
};

describe("an element", () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it("speaks its words, once it knows who is there", async () => {
    const ready: Event[] = [];
    const element = await aPlain((one) => one.addEventListener("nexus-ready", (event) => ready.push(event)));
    expect(text(element)).to.include("Hello Ines Brandt");
    expect(ready.length).to.equal(1);
    expect([element.lang, element.dir]).to.deep.equal(["en", "ltr"]);
  });

  it("reads from right to left in such a language, unless its author says otherwise", async () => {
    expect((await aPlain((one) => Object.assign(one, { nexus: aNexus({ locale: "ar-EG" }) }))).dir).to.equal("rtl");
    expect((await aPlain((one) => Object.assign(one, { dir: "rtl" }))).dir).to.equal("rtl");
  });

  it("takes its connection from the provider around it, also when that comes later", async () => {
    const provider = document.createElement("nexus-test-provider") as NexusProvider;
    const element = document.createElement("nexus-test-plain") as Plain;
    provider.append(element);
    document.body.append(provider);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector(".sk")).to.exist;
    provider.nexus = aNexus();
    await turn();
    await element.updateComplete;
    expect(text(element)).to.include("Hello Ines Brandt");
  });

  it("shows a failure with its message, its request and a retry, and tells the page", async () => {
    const error = new NexusError({
      code: "BUSY",
      status: 503,
      message: "The server is busy.",
      facts: {},
      requestId: "r-17",
    });
    const told: unknown[] = [];
    const element = await aPlain((one) => {
      one.now = { is: "error", error };
      one.addEventListener("nexus-load-error", (event) => told.push(event.error));
    });
    expect(text(element)).to.include("The server is busy.").and.to.include("r-17");
    expect(told).to.deep.equal([error]);
    element.now = { is: "ready" };
    press(element, "Try again");
    await turn();
    await element.updateComplete;
    expect(element.reloads).to.equal(1);
    expect(text(element)).to.include("Hello");
  });

  it("gives up loading after its deadline, and offers a retry", async () => {
    const element = await aPlain((one) => {
      one.now = { is: "loading" };
      one.deadline = 1;
    });
    await new Promise((resolve) => element.addEventListener("nexus-load-error", resolve));
    await element.updateComplete;
    expect(text(element)).to.include("The server did not answer in time.");
  });

  it("gives up where the session is never told", async () => {
    const element = await aPlain((one) => {
      one.nexus = aNexus({ session: (() => new Promise(() => {})) as unknown as Nexus["session"] });
      one.deadline = 1;
    });
    await new Promise((resolve) => element.addEventListener("nexus-load-error", resolve));
  });
});

describe("a fault inside an element", () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it("of its drawing is shown in its place, harms no neighbour, and is gone after a retry", async () => {
    const neighbour = await aPlain();
    const report = expectReport();
    const element = await aPlain((one) => {
      one.draw = () => {
        throw new Error("This cannot be drawn.");
      };
    });
    expect(((await report) as Error).message).to.equal("This cannot be drawn.");
    await element.updateComplete;
    expect(text(element)).to.include("The rest of the page is not affected.");
    expect(text(neighbour)).to.include("Hello");
    element.draw = () => html`<p>Well again</p>`;
    press(element, "Try again");
    await turn();
    await element.updateComplete;
    expect(text(element)).to.include("Well again");
  });

  it("of a later drawing leaves nothing of the earlier one", async () => {
    const element = await aPlain();
    const report = expectReport();
    element.draw = () => {
      throw new Error("Not this time.");
    };
    element.requestUpdate();
    await report;
    await turn();
    await element.updateComplete;
    expect(text(element)).to.not.include("Hello");
    expect(text(element)).to.include("Try again");
  });

  it("of a handler, and of what it waits for, is shown as well", async () => {
    for (const fault of [() => Promise.reject(new Error("Too late.")), () => JSON.parse("{")]) {
      const element = await aPlain((one) => {
        one.press = fault;
      });
      const report = expectReport();
      press(element, "Press");
      await report;
      await turn();
      await element.updateComplete;
      expect(text(element)).to.include("Try again");
    }
  });

  it("of its constructor leaves an element that says so, where the page's author put it", async () => {
    const report = expectReport();
    document.body.innerHTML = "<nexus-test-unborn></nexus-test-unborn><nexus-test-plain></nexus-test-plain>";
    const element = document.querySelector("nexus-test-unborn") as NexusElement;
    await report;
    await turn();
    await element.updateComplete;
    expect(text(element)).to.include("Something in it went wrong.");
    isBroken = false;
    expect(text(document.createElement("nexus-test-unborn") as NexusElement)).to.equal("");
  });
});
