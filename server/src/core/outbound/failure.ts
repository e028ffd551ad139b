/** Why nothing came back. */
export type OutboundReason = "address" | "connection" | "certificate" | "slow" | "answer";

const SENTENCES: Readonly<Record<OutboundReason, string>> = {
  // One sentence for a name that is not there and one that leads inside: nobody learns here which names a network has.
  address: "There is no public address by this name. Check it, and that it can be reached from the internet.",
  connection: "No connection could be made. Check that a server answers at this address.",
  certificate: "The certificate of the server is not valid for this address. Renew it, with all that signs it.",
  slow: "There was no whole answer in time. Answer sooner, and do the work afterwards.",
  answer: "The answer cannot be read: it is too large, compressed or no HTTP. Send less, as it is.",
};

/** A call that was not made, or that came to nothing. Its sentence is meant for whoever gave the address. */
export class OutboundError extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, sentence: string = SENTENCES[reason]) {
    super(sentence);
    this.name = "OutboundError";
    this.reason = reason;
  }
}

const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What a failure of the network comes to: its own words name addresses, and stay here. */
export function outboundErrorOf(error: unknown): OutboundError {
  if (error instanceof OutboundError) return error;
  const { code = "", name = "" } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (name === "TimeoutError" || name === "AbortError" || code === "ABORT_ERR") return new OutboundError("slow");
  if (CERTIFICATE.test(code)) return new OutboundError("certificate");
  if (code.startsWith("HPE_")) return new OutboundError("answer");
  return new OutboundError("connection");
}
