import MailComposer from "nodemailer/lib/mail-composer";
import type { Rendered } from "./template.ts";

/** A message as it goes to a mail server or into a file. */
export interface Composed {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

export interface Letter extends Rendered {
  /** Of the mail: its Message-ID is made from it, so that the same mail has the same one. */
  readonly id: string;
  /** `Name <address>`, or an address. */
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

/** The address in `Name <address>`. */
function addressIn(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

/** Writes a message as RFC 5322 has it. */
export async function compose({ id, from, to, at, subject, text, html }: Letter): Promise<Composed> {
  const address = addressIn(from);
  const composer = new MailComposer({
    ...{ from, subject, text, html, date: at, messageId: `<${id}@${address.split("@")[1] ?? "localhost"}>` },
    // An object: an address is never taken apart into several.
    to: { name: "", address: to },
    // Whoever answers automatically does not answer this (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const built = (await composer.compile().build()).toString("latin1");
  // Parts come with the line ends of what they were made from.
  return { id, from: address, to, raw: Buffer.from(built.replace(/\r?\n/g, "\r\n"), "latin1") };
}
