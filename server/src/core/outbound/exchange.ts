import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from "node:http";
import { Agent as HttpsAgent, request as overHttps } from "node:https";
import { isIP } from "node:net";
import { OutboundError } from "./failure.ts";
import type { Target } from "./target.ts";

/** What is sent, and how much of an answer is taken. */
export interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  /** The most bytes of an answer. */
  readonly limit: number;
  /** Whether a longer answer is cut there. It is refused otherwise. */
  readonly cut: boolean;
  readonly signal: AbortSignal;
  /** Who signs certificates beside those that everybody trusts. */
  readonly ca: string | null;
}

/** What came back. Redirections are answers like others: nobody follows them. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Their values say how the connection is used, and that is said here. */
const OWN_HEADERS =
  /^(?:host|connection|content-length|transfer-encoding|accept-encoding|te|upgrade|expect|proxy-.*)$/i;

async function bodyOf(answer: IncomingMessage, limit: number, cut: boolean): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size <= limit) continue;
    if (!cut) throw new OutboundError("answer");
    break;
  }
  return Buffer.concat(parts).subarray(0, limit);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const each = Object.entries(headers).map(([name, value = ""]) => [name, String(value)]);
  return Object.fromEntries(each) as Record<string, string>;
}

/** One request on a connection of its own, to one of the addresses that were looked at, and no other. */
export async function exchange({ url, host }: Target, addresses: readonly string[], sending: Sending) {
  const { method, headers, body, limit, cut, signal, ca } = sending;
  const refused = Object.keys(headers).find((name) => OWN_HEADERS.test(name));
  if (refused !== undefined) throw new Error(`the header ${refused} is set by the outbound client`);
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const isSecure = url.protocol === "https:";
  // Agents of our own: the global ones take a proxy from the environment, and keep connections for later.
  const agent = isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const asked = (isSecure ? overHttps : overHttp)(url, {
    ...{ method, signal, agent, autoSelectFamily: true },
    // Whoever wants an answer compressed can be sent a bomb.
    headers: { ...headers, "accept-encoding": "identity", ...(body ? { "content-length": body.length } : {}) },
    // The name is not looked up again: what was looked at is what is connected to.
    lookup: (_name, options, done) => {
      const [first = { address: "", family: 4 }] = found;
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    },
    ...(isSecure ? { rejectUnauthorized: true, servername: isIP(host) === 0 ? host : "" } : {}),
    ...(isSecure && ca !== null ? { ca } : {}),
  });
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      asked.on("response", resolve).on("error", reject);
      asked.end(body ?? undefined);
    });
    const { "content-encoding": encoding = "identity" } = answer.headers;
    if (encoding !== "identity" && !cut) throw new OutboundError("answer");
    const taken = await bodyOf(answer, limit, cut);
    return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: taken } satisfies Answered;
  } finally {
    asked.destroy();
    agent.destroy();
  }
}
