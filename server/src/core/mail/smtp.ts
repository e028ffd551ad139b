import { isIP } from "node:net";
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { lineOf } from "../line.ts";
import type { Composed } from "./compose.ts";
import type { Delivery, MailTransport } from "./transport.ts";

export interface SmtpOptions {
  /** How many milliseconds a mail server has to greet. */
  readonly connectsWithin?: number;
  /** How many milliseconds a message may take as a whole. */
  readonly sendsWithin?: number;
}

/** How far a message came. */
interface Course {
  /** The mail server was told whom it is for. */
  offered: boolean;
  /** The mail server has the last of its bytes, and may have taken it. */
  handedOver: boolean;
}

const MOST_TOLD = 300;

function toldOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return lineOf(said.replace(/[\p{Cc}\p{Cf}]+/gu, " "), MOST_TOLD) ?? "The mail server gave no reason";
}

/** What a failure means: an answer of the mail server is certain, silence after the last byte is not. */
function judge(error: unknown, { offered, handedOver }: Course): Delivery {
  const code = (error as { readonly responseCode?: number }).responseCode;
  const told = toldOf(error);
  // What it says before it knows the message, it says of us: of a password, of too many connections.
  if (offered && code !== undefined && code >= 500) return { state: "failed", error: told };
  if (code === undefined && handedOver) return { state: "unknown", error: told };
  return { state: "deferred", error: told };
}

function optionsOf(url: URL, connectsWithin: number, sendsWithin: number): SMTPConnection.Options {
  const isSecure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLocal = host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
  return {
    ...{ host, secure: isSecure, port: url.port === "" ? (isSecure ? 465 : 587) : Number(url.port) },
    // A password crosses no network in the clear.
    requireTLS: !isSecure && !isLocal && url.username !== "",
    ...{ connectionTimeout: connectsWithin, greetingTimeout: connectsWithin, dnsTimeout: connectsWithin },
    ...{ socketTimeout: sendsWithin, socketCloseTimeout: 0 },
  };
}

/** Sends through the mail server of `smtp[s]://user:password@host:port`, one connection a message. */
export function smtp(url: URL, { connectsWithin = 10_000, sendsWithin = 30_000 }: SmtpOptions = {}): MailTransport {
  const credentials = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };

  /** Rejects with what went wrong, wherever that is told: by a callback, by an event, or by the clock. */
  async function talk(message: Composed, begin: () => Promise<void>, course: Course): Promise<void> {
    const connection = new SMTPConnection(optionsOf(url, connectsWithin, sendsWithin));
    const lost = Promise.withResolvers<never>();
    connection
      .on("error", lost.reject)
      .on("end", () => lost.reject(new Error("The mail server closed the connection")));
    const late = setTimeout(() => lost.reject(new Error("The mail server took too long")), sendsWithin);
    const asked = <T>(ask: (done: (error?: Error | null, answer?: T) => void) => void): Promise<void> =>
      Promise.race([
        new Promise<void>((resolve, reject) => ask((error) => (error ? reject(error) : resolve()))),
        lost.promise,
      ]);
    try {
      await asked((done) => connection.connect(done));
      if (url.username !== "") await asked((done) => connection.login({ credentials }, done));
      await begin();
      course.offered = true;
      const body = Readable.from([message.raw]);
      body.once("end", () => {
        course.handedOver = true;
      });
      await asked((done) => connection.send({ from: message.from, to: [message.to] }, body, done));
      connection.quit();
    } finally {
      clearTimeout(late);
      // Whatever it says from now on is heard by nobody.
      lost.promise.catch(() => {});
      connection.removeAllListeners().on("error", () => {});
      connection.close();
    }
  }

  return {
    send: async (message, begin) => {
      const course: Course = { offered: false, handedOver: false };
      try {
        await talk(message, begin, course);
        return { state: "sent" };
      } catch (error) {
        return judge(error, course);
      }
    },
  };
}
