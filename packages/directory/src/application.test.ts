import { expect } from "@open-wc/testing";
import { mount, unmount } from "./application.ts";
import { aDirectory } from "./fixture/stage.ts";

const where = location.pathname;
const arrive = (path: string): void => {
  history.replaceState(null, "", path);
  dispatchEvent(new CustomEvent("single-spa:routing-event"));
};

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 4_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error("It did not come to be in time.");
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

describe("the application of the directory", () => {
  const container = document.createElement("div");
  const props = { nexus: aDirectory().nexus, container };
  const page = () => container.firstElementChild as (Element & { record: string | null }) | null;

  before(() => document.body.append(container));
  afterEach(async () => {
    await unmount(props);
    history.replaceState(null, "", where);
  });
  after(() => container.remove());

  it("shows the page that the address names, with the record that it names, and leaves nothing behind", async () => {
    history.replaceState(null, "", "/directory/contacts/c1");
    await mount(props);
    expect([page()?.localName, page()?.record]).to.deep.equal(["nexus-contacts-list", "c1"]);
    arrive("/directory/contacts");
    await until(() => page()?.record === null);
    arrive("/directory/accounts");
    await until(() => page()?.localName === "nexus-accounts-list");
    arrive("/directory/nowhere");
    await until(() => page() === null);
    await unmount(props);
    arrive("/directory/accounts");
    await new Promise((resolve) => setTimeout(resolve));
    expect(container.outerHTML).to.equal('<div class=""></div>');
  });

  it("keeps the address of the record that is opened, so that going back closes it", async () => {
    history.replaceState(null, "", "/directory/contacts");
    await mount(props);
    const list = page();
    if (!list) throw new Error("There is no list.");
    await until(() => list.shadowRoot?.querySelector("tbody td:nth-child(3)") != null);
    list.shadowRoot?.querySelector<HTMLElement>("tbody td:nth-child(3)")?.click();
    expect(location.pathname).to.match(/^\/directory\/contacts\/c\d$/);
  });
});
