import type { Account, Deal, Member, Page } from "@nexus-os/contracts";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { expect } from "vitest";
import { boardOn, signInAt } from "./board.ts";
import { aCaller, type Caller, dataOf, INES } from "./caller.ts";
import { aHome, anIntranet, beginServer, type Server, serverReady } from "./nexus.ts";
import { freePort } from "./program.ts";
import { aBrowser, aVisitor, type Visitor } from "./visitor.ts";

/** Somebody who has the board before them. */
export type Watcher = Visitor & ReturnType<typeof boardOn>;

/** A server with a demo company, an intranet, and a browser for all who come. */
export interface Product {
  readonly browser: Browser;
  readonly url: string;
  readonly intranet: string;
  /** Ines, without a browser. */
  readonly caller: Caller;
  /** Somebody with a window of their own; their page has shown nothing yet. */
  visitor(options?: BrowserContextOptions): Promise<Watcher>;
  /** Somebody who is signed in to the portal and sees the board. */
  inPortal(email: string, options?: BrowserContextOptions): Promise<Watcher>;
  /** Somebody who sees the board on the intranet's page. */
  inIntranet(options?: BrowserContextOptions): Promise<Watcher>;
  /** A new deal, of which no other has the name. */
  aDeal(stage: Deal["stage"], given?: object): Promise<Deal>;
  /** Fails where any page complained of anything that its test had not announced. */
  expectNoTroubles(): void;
  /** All windows are closed, after the same look at what they complained of. */
  everybodyLeaves(): Promise<void>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

let made = 0;

/** Brings everything up that a journey needs. */
export async function aProduct(): Promise<Product> {
  const home = aHome();
  const settings = { NEXUS_DATA_DIR: home.folder, PORT: String(await freePort()) };
  let server: Server = await serverReady(beginServer(settings));
  const [intranet, browser, caller] = await Promise.all([anIntranet(server), aBrowser(), aCaller(server.url)]);
  const { url } = server;
  const visitors: Visitor[] = [];

  async function visitor(options?: BrowserContextOptions): Promise<Watcher> {
    const someone = await aVisitor(browser, options);
    visitors.push(someone);
    return { ...someone, ...boardOn(someone.page) };
  }

  async function inPortal(email: string, options?: BrowserContextOptions): Promise<Watcher> {
    const watcher = await visitor(options);
    await signInAt(watcher.page, url, email);
    await watcher.shown();
    return watcher;
  }

  async function inIntranet(options?: BrowserContextOptions): Promise<Watcher> {
    const watcher = await visitor(options);
    await watcher.page.goto(`${intranet.url}/#pipeline`);
    await watcher.shown();
    return watcher;
  }

  async function aDeal(stage: Deal["stage"], given: object = {}): Promise<Deal> {
    made += 1;
    const [accounts, members] = await Promise.all([
      caller.query<Page<Account>>("accounts.list", { limit: 1 }),
      caller.query<Page<Member>>("members.list", { limit: 500 }),
    ]);
    const input = {
      ...{ name: `Steam loops, hall ${made}`, stage, amount: { minor: 90_000_000 + made * 100_000, currency: "EUR" } },
      account: dataOf(accounts).items[0]?.id,
      owner: dataOf(members).items.find(({ email }) => email === INES)?.id,
      nextStep: "Call",
    };
    const outcome = dataOf(await caller.write<Deal>("deals.create", { ...input, ...given }));
    if (outcome.outcome !== "done") throw new Error(`the deal was ${outcome.outcome}`);
    return outcome.output;
  }

  function expectNoTroubles(): void {
    expect(visitors.flatMap(({ troubles }) => troubles.splice(0))).toEqual([]);
  }

  return {
    ...{ browser, url, intranet: intranet.url, caller, visitor, inPortal, inIntranet, aDeal },
    expectNoTroubles,
    everybodyLeaves: async () => {
      await Promise.all(visitors.map(({ context }) => context.close()));
      expectNoTroubles();
      visitors.length = 0;
    },
    stopServer: async () => {
      expect(await server.program.stop()).toEqual({ code: 0, signal: null });
    },
    startServer: async () => {
      server = await serverReady(beginServer(settings));
    },
    close: async () => {
      await browser.close();
      await Promise.all([server.program.stop(), intranet.program.stop()]);
      home.remove();
    },
  };
}
