import { expect } from "@open-wc/testing";
import type { Application } from "./applications.ts";
import { firstRoute, placeOf } from "./frame.ts";

const anApplication = (name: string, pages: string[]): Application => ({
  name,
  module: name,
  route: `/${name}`,
  title: name,
  icon: "",
  pages: pages.map((page) => ({ route: `/${name}/${page}`, title: page })),
});

describe("the places of the portal", () => {
  const sales = anApplication("sales", ["deals", "quotes"]);
  const salesforce = anApplication("salesforce", []);
  const all = [sales, salesforce];

  it("are told by the address, and by whole words of it", () => {
    expect(placeOf(all, "/sales/deals")).to.deep.equal({ application: sales, page: sales.pages[0] });
    expect(placeOf(all, "/sales/quotes/q-1")).to.deep.equal({ application: sales, page: sales.pages[1] });
    expect(placeOf(all, "/salesforce")).to.deep.equal({ application: salesforce, page: null });
    expect(placeOf(all, "/elsewhere")).to.equal(null);
  });

  it("begin with an application's first page, or its own address", () => {
    expect(all.map(firstRoute)).to.deep.equal(["/sales/deals", "/salesforce"]);
  });
});
