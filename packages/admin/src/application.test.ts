import { expect } from "@open-wc/testing";
import { mount, unmount } from "./application.ts";
import { MemoryNexus } from "./fixture/memory-nexus.ts";

describe("the application", () => {
  const was = location.href;
  afterEach(() => history.replaceState(null, "", was));

  it("shows the page that the address names, follows it, and leaves nothing behind", async () => {
    const container = document.createElement("div");
    const memory = new MemoryNexus({});
    document.body.append(container);
    const shown = () => [...container.children].map(({ localName }) => localName);
    const until = async (...tags: string[]): Promise<void> => {
      const end = performance.now() + 4_000;
      while (shown().join() !== tags.join() && performance.now() < end)
        await new Promise((done) => setTimeout(done, 8));
      expect(shown()).to.deep.equal(tags);
    };
    const go = (path: string) => {
      history.replaceState(null, "", path);
      dispatchEvent(new Event("single-spa:routing-event"));
    };
    history.replaceState(null, "", "/admin/mails");
    await mount({ nexus: memory.nexus, container });
    expect(shown()).to.deep.equal(["nexus-mails-list"]);
    const [first] = container.children;
    go("/admin/mails");
    expect(container.firstElementChild).to.equal(first);
    for (const page of ["jobs", "approvals", "members", "invitations", "apikeys"]) {
      go(`/admin/${page}`);
      await until(`nexus-${page}-list`);
    }
    go("/admin/nowhere");
    await until();
    go("/admin/jobs");
    await until("nexus-jobs-list");
    await unmount({ nexus: memory.nexus, container });
    go("/admin/mails");
    expect(shown()).to.deep.equal([]);
    container.remove();
  });
});
