import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bundled } from "./bundle.ts";
import type { Demo } from "./nexus.ts";

/** The pages that are compared: nothing, the two limits, and the board as another company's page embeds it. */
export type PageName = "static" | "plain" | "lit" | "embed";
export const BOARDS = ["plain", "lit", "embed"] as const;

/** A site of another origin, as a company's intranet is one. */
export interface Site {
  readonly url: string;
  /** The script of a limit, as it is sent. */
  readonly scripts: Readonly<Record<"plain" | "lit", string>>;
  stop(): Promise<void>;
}

const TEXT =
  "<p>From Monday we calibrate flow meters up to DN 400 in Potsdam, with a certificate that every auditor accepts.</p>";

function pageOf(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Intranet</title><link rel="icon" href="data:,">${head}</head><body><h1>Where our deals stand</h1>${TEXT}${body}</body></html>`;
}

function pages(nexus: string): Readonly<Record<PageName, string>> {
  const still = "<script>document.documentElement.dataset.ready='';</script>";
  const connect = `<script type="module">
    import { connect } from "${nexus}/embed.js";
    connect({ fetchClientSecret: async () => (await (await fetch("/session", { method: "POST" })).json()).clientSecret });
    addEventListener("nexus-ready", () => { document.documentElement.dataset.ready = ""; });
  </script>`;
  return {
    static: pageOf(still, ""),
    plain: pageOf(`<script type="module" src="/plain.js"></script>`, `<div id="here"></div>`),
    lit: pageOf(`<script type="module" src="/lit.js"></script>`, "<bare-board></bare-board>"),
    embed: pageOf(connect, "<nexus-deals-board></nexus-deals-board>"),
  };
}

async function openSession({ url, embedKey, signIns }: Demo, origin: string): Promise<string> {
  const answer = await fetch(`${url}/v1/embed/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${embedKey}`, "content-type": "application/json" },
    body: JSON.stringify({ user: { email: signIns[0]?.email }, elements: ["nexus-deals-board"], origins: [origin] }),
  });
  return answer.text();
}

/** Serves the pages. The limits read the deals that Nexus shows. */
export async function startSite(demo: Demo): Promise<Site> {
  const scripts = { plain: await bundled("board-plain.ts"), lit: await bundled("board-lit.ts") };
  const html = Object.entries(pages(demo.url)).map(([name, text]) => [`/${name}`, ["text/html", text]] as const);
  const files = new Map<string, readonly [string, string]>([
    ...html,
    ["/plain.js", ["text/javascript", scripts.plain]],
    ["/lit.js", ["text/javascript", scripts.lit]],
    ["/deals.json", ["application/json", JSON.stringify(demo.deals)]],
  ]);
  const server = createServer((request, response) => {
    const [type, text] = files.get(request.url ?? "") ?? [];
    if (type !== undefined) response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(text);
    else if (request.url !== "/session") response.writeHead(404).end();
    else
      openSession(demo, url).then(
        (body) => response.end(body),
        (error: unknown) => response.writeHead(502).end(String(error)),
      );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, scripts },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
