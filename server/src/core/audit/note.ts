import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";

// Signed notes, as https://c2sp.org/signed-note says: a text, an empty line, a line for each signature.

/** The signature type Ed25519. */
const ED25519 = Buffer.from([1]);
/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const PRIVATE_DER = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_DER = Buffer.from("302a300506032b6570032100", "hex");

/** Who signs notes. */
export interface Signer {
  /** The 32 bytes of the public key. */
  readonly publicKey: Buffer;
  /** The text with its signature, in the name of a key. */
  sign(name: string, text: string): string;
}

function keyId(name: string, publicKey: Uint8Array): Buffer {
  return hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicKey]), "buffer").subarray(0, 4);
}

/** The key by which others check what was signed in this name, as Go's and others' tools take it. */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  return `${name}+${keyId(name, publicKey).toString("hex")}+${Buffer.concat([ED25519, publicKey]).toString("base64")}`;
}

/** A signer whose private key is these 32 bytes. */
export function signerOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(PUBLIC_DER.length);
  return {
    publicKey,
    sign: (name, text) => {
      const signature = Buffer.concat([keyId(name, publicKey), sign(null, Buffer.from(text), key)]);
      return `${text}\n— ${name} ${signature.toString("base64")}\n`;
    },
  };
}

function keyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_DER, publicKey]), format: "der", type: "spki" });
}

/** The text of a note; null where this key did not sign it in this name. */
export function openNote(note: string, name: string, publicKey: Uint8Array): string | null {
  const end = note.lastIndexOf("\n\n") + 1;
  const text = note.slice(0, end);
  const id = keyId(name, publicKey);
  const signed = note
    .slice(end + 1)
    .split("\n")
    .map((line) => /^— (\S+) (\S+)$/.exec(line))
    .filter((found) => found?.[1] === name)
    .map((found) => Buffer.from(found?.[2] ?? "", "base64"))
    .filter((signature) => signature.subarray(0, 4).equals(id));
  const holds = (signature: Buffer): boolean =>
    verify(null, Buffer.from(text), keyObject(publicKey), signature.subarray(4));
  return end > 0 && signed.length > 0 && signed.every(holds) ? text : null;
}
