import { createHash, createHmac } from "node:crypto";

/** Who signs, and for which region. */
export interface S3Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** A request as it is signed. */
export interface ToSign {
  readonly method: string;
  readonly url: URL;
  /** Every header that is to be signed, by its lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in hexadecimal. */
  readonly payload: string;
  readonly at: Date;
}

/** The hash of a body that is empty. */
export const NOTHING = createHash("sha256").digest("hex");

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** As RFC 3986 has it, not as a form has it: AWS encodes everything but A-Z a-z 0-9 - . _ ~ . */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalQuery(url: URL): string {
  const pairs = [...url.searchParams].map(([key, value]) => `${encoded(key)}=${encoded(value)}`);
  return pairs.sort().join("&");
}

/**
 * The headers of a request signed by AWS Signature Version 4, as S3 wants it: the path is encoded once, and the hash of
 * the body is signed along.
 */
export function signed({ accessKey, secretKey, region }: S3Credentials, request: ToSign): Record<string, string> {
  const { method, url, payload, at } = request;
  const stamp = at.toISOString().replace(/[:-]|\.\d{3}/g, "");
  const day = stamp.slice(0, 8);
  const headers: Record<string, string> = {
    ...request.headers,
    ...{ host: url.host, "x-amz-content-sha256": payload, "x-amz-date": stamp },
  };
  const names = Object.keys(headers).sort();
  const path = url.pathname
    .split("/")
    .map((part) => encoded(decodeURIComponent(part)))
    .join("/");
  const canonical = [
    ...[method, path, canonicalQuery(url)],
    ...names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, " ")}`),
    ...["", names.join(";"), payload],
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const key = hmac(hmac(hmac(hmac(`AWS4${secretKey}`, day), region), "s3"), "aws4_request");
  const signature = hmac(key, ["AWS4-HMAC-SHA256", stamp, scope, hash].join("\n")).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope},SignedHeaders=${names.join(";")},Signature=${signature}`;
  // `host` is set by whoever sends it.
  const { host: _host, ...sent } = headers;
  return { ...sent, authorization };
}
