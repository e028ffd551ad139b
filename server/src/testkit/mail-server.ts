import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** What the server does with the next message, where it does not take it. */
export type Temper =
  | "refuse the greeting"
  | "say nothing"
  | "refuse the recipient"
  | "defer the recipient"
  | "refuse the message"
  | "defer the message"
  | "hang up before the message"
  | "hang up after the message"
  | "take its time";

/** A real mail server that keeps what it took. */
export interface MailServer {
  readonly url: URL;
  readonly taken: { readonly from: string; readonly to: readonly string[]; readonly raw: string }[];
  /** How many connections there were. */
  connections(): number;
  /** Decides how the next messages fare, one after another; then they are taken again. */
  plant(...tempers: Temper[]): void;
  close(): Promise<void>;
}

function failure(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function aMailServer(account?: { readonly user: string; readonly pass: string }): Promise<MailServer> {
  const taken: MailServer["taken"] = [];
  const tempers: Temper[] = [];
  let connections = 0;
  let temper: Temper | undefined;
  const server = new SMTPServer({
    ...{ authOptional: !account, allowInsecureAuth: true, disabledCommands: ["STARTTLS"], logger: false },
    onAuth: ({ username, password }, _session, done) => {
      if (username === account?.user && password === account?.pass) return done(null, { user: username });
      return done(failure(535, "no such account"));
    },
    onConnect: (_session, done) => {
      connections += 1;
      temper = tempers.shift();
      if (temper === "refuse the greeting") return done(failure(421, "too many connections"));
      if (temper !== "say nothing") done();
    },
    onRcptTo: (_address, _session, done) => {
      if (temper === "refuse the recipient") return done(failure(550, "no such mailbox"));
      if (temper === "defer the recipient") return done(failure(450, "try again later"));
      if (temper === "hang up before the message") return void hangUp();
      return done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (temper === "refuse the message") return done(failure(554, "this is spam"));
        if (temper === "defer the message") return done(failure(451, "greylisted"));
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString("utf8");
        taken.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), raw });
        if (temper === "hang up after the message") return void hangUp();
        if (temper !== "take its time") done();
      });
    },
  });
  // What is wrong with a connection is what the tests plant.
  server.on("error", () => {});
  function hangUp(): void {
    for (const connection of server.connections) connection._socket.destroy();
  }
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const user = account ? `${encodeURIComponent(account.user)}:${encodeURIComponent(account.pass)}@` : "";
  return {
    ...{ url: new URL(`smtp://${user}127.0.0.1:${port}`), taken, connections: () => connections },
    plant: (...given) => void tempers.push(...given),
    close: async () => {
      hangUp();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
