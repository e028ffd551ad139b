import { connect, type Nexus } from "@nexus-os/sdk";
import { define } from "@nexus-os/ui";
import { expect, fixture, html } from "@open-wc/testing";
import { SignIn } from "./sign-in.ts";

define("sign-in", SignIn);

const session = { organization: { name: "Havelmann" }, member: { id: "m", name: "Ines Brandt" } };
let nexus: Nexus;

/** The page on a server that answers a sign-in like this. */
async function aSignIn(status: number, headers: Record<string, string> = {}) {
  const sent: unknown[] = [];
  nexus = connect({
    url: "https://nexus.example",
    locale: "en",
    fetch: async (input, init) => {
      if (!String(input).includes("/auth/")) return Response.json([{ result: { data: session } }]);
      sent.push(JSON.parse(String(init?.body)));
      return Response.json({}, { status, headers });
    },
  });
  const element = await fixture<SignIn>(html`<nexus-sign-in .nexus=${nexus}></nexus-sign-in>`);
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`${selector} is not there.`);
    return found;
  };
  const fill = (email: string, password: string): void => {
    find<HTMLInputElement>("#email").value = email;
    find<HTMLInputElement>("#password").value = password;
    find("form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  };
  const told = async (): Promise<string> => {
    for (;;) {
      const text = element.renderRoot.querySelector("[role=alert]")?.textContent?.trim();
      if (text) return text;
      await new Promise(requestAnimationFrame);
    }
  };
  return { element, find, fill, told, sent };
}

describe("the sign-in page", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => nexus.destroy());

  it("signs a person in, and remembers the e-mail address but not the password", async () => {
    const { fill, sent } = await aSignIn(200);
    const signedIn = new Promise((resolve) => nexus.on("session", resolve));
    fill(" ines@havelmann.example ", "secret");
    expect(await signedIn).to.deep.equal(session);
    expect(sent).to.deep.equal([{ email: "ines@havelmann.example", password: "secret" }]);
    expect(JSON.stringify({ ...localStorage }))
      .to.contain("ines@havelmann.example")
      .and.not.to.contain("secret");
    nexus.destroy();
    const { find } = await aSignIn(200);
    expect(find<HTMLInputElement>("#email").value).to.equal("ines@havelmann.example");
  });

  it("tells at the field that the password does not belong to the address, and goes there", async () => {
    const { element, find, fill, told } = await aSignIn(401);
    fill("ines@havelmann.example", "wrong");
    expect(await told()).to.equal("This e-mail address and password do not belong together.");
    expect(find("#password").getAttribute("aria-invalid")).to.equal("true");
    expect(element.shadowRoot?.activeElement?.id).to.equal("password");
    expect(find<HTMLInputElement>("#password").value).to.equal("wrong");
  });

  it("says how long to wait after too many tries", async () => {
    const { fill, told } = await aSignIn(429, { "x-retry-after": "12" });
    fill("ines@havelmann.example", "wrong");
    expect(await told()).to.equal("Too many tries. Wait 12 seconds and try again.");
  });

  it("asks for what is missing without asking the server", async () => {
    const { fill, told, sent, element } = await aSignIn(200);
    fill("", "");
    expect(await told()).to.equal("Enter your e-mail address.");
    fill("ines@havelmann.example", "");
    await element.updateComplete;
    expect(await told()).to.equal("Enter your password.");
    expect(sent).to.have.length(0);
  });

  it("is accessible, with and without an error", async () => {
    const { element, fill, told } = await aSignIn(401);
    await expect(element).to.be.accessible();
    fill("ines@havelmann.example", "wrong");
    await told();
    await expect(element).to.be.accessible();
  });
});
