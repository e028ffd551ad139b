import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with the next request: an answer of this status, silence, or a connection that is lost. */
export type Trouble = number | "silent" | "lost";

/** A store that speaks S3's REST interface as AWS publishes it, and takes nothing that is not signed right. */
export interface S3Server {
  /** The bucket as NEXUS_FILES_STORE names it. */
  readonly bucket: URL;
  readonly credentials: { readonly accessKey: string; readonly secretKey: string; readonly region: string };
  readonly objects: Map<string, Buffer>;
  /** `GET 206`, in the order they were answered. */
  readonly answered: string[];
  /** Lets the next requests go wrong, one after another. */
  plant(...troubles: Trouble[]): void;
  close(): Promise<void>;
}

const ACCESS = "NEXUSTESTACCESSKEY";
const SECRET = "a/secret+of=tests";
const REGION = "eu-central-1";
const MOST_SKEW_MS = 15 * 60_000;

class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text, "utf8").digest();

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** Checks a request as "Authenticating Requests: Using the Authorization Header" of the S3 API Reference has it. */
function authenticate(request: IncomingMessage, body: Buffer): void {
  const header = request.headers.authorization;
  if (header === undefined) throw new S3Error(403, "AccessDenied");
  const [, access, day, region, names = "", signature = ""] = FORM.exec(header) ?? [];
  if (access === undefined) throw new S3Error(400, "AuthorizationHeaderMalformed");
  if (access !== ACCESS) throw new S3Error(403, "InvalidAccessKeyId");
  if (region !== REGION) throw new S3Error(400, "AuthorizationHeaderMalformed");
  const signedNames = names.split(";");
  const sent = Object.keys(request.headers);
  const needed = sent.filter((name) => name === "host" || name === "content-type" || name.startsWith("x-amz-"));
  if (!needed.every((name) => signedNames.includes(name))) throw new S3Error(403, "AccessDenied");
  const stamp = String(request.headers["x-amz-date"] ?? "");
  const [, year, month, date, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (!(Math.abs(Date.now() - at) <= MOST_SKEW_MS)) throw new S3Error(403, "RequestTimeTooSkewed");
  if (!stamp.startsWith(day ?? "-")) throw new S3Error(400, "AuthorizationHeaderMalformed");
  const payload = request.headers["x-amz-content-sha256"];
  if (payload === undefined) throw new S3Error(400, "InvalidRequest");
  if (payload !== sha256(body)) throw new S3Error(400, "XAmzContentSHA256Mismatch");
  const [path = "", query = ""] = (request.url ?? "").split("?");
  const headers = signedNames.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ {2,}/g, " ")}\n`);
  const canonical = `${request.method}\n${path}\n${query.split("&").sort().join("&")}\n${headers.join("")}\n${names}\n${payload}`;
  const text = `AWS4-HMAC-SHA256\n${stamp}\n${day}/${region}/s3/aws4_request\n${sha256(canonical)}`;
  let key: Buffer = Buffer.from(`AWS4${SECRET}`);
  for (const part of [day ?? "", region, "s3", "aws4_request"]) key = hmac(key, part);
  const expected = hmac(key, text);
  if (!timingSafeEqual(expected, Buffer.from(signature, "hex"))) throw new S3Error(403, "SignatureDoesNotMatch");
}

function partOf(range: string | undefined, size: number): { readonly from: number; readonly to: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size || to < from) throw new S3Error(416, "InvalidRange");
  return { from, to };
}

function get(objects: ReadonlyMap<string, Buffer>, key: string, request: IncomingMessage, response: ServerResponse) {
  const object = objects.get(key);
  if (!object) throw new S3Error(404, "NoSuchKey");
  const part = partOf(request.headers.range, object.length);
  const bytes = part ? object.subarray(part.from, part.to + 1) : object;
  response.writeHead(part ? 206 : 200, {
    ...{ "content-length": bytes.length, "accept-ranges": "bytes", etag: `"${sha256(object).slice(0, 32)}"` },
    ...(part ? { "content-range": `bytes ${part.from}-${part.to}/${object.length}` } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

function put(
  objects: Map<string, Buffer>,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
) {
  if (request.headers["content-length"] === undefined) throw new S3Error(411, "MissingContentLength");
  objects.set(key, body);
  response.writeHead(200, { etag: `"${sha256(body).slice(0, 32)}"`, "content-length": 0 }).end();
}

/** Starts a store with one bucket. */
export async function anS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const answered: string[] = [];
  const troubles: Trouble[] = [];

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    authenticate(request, body);
    const [, bucket, ...rest] = (request.url ?? "").split("/");
    if (bucket !== "contents") throw new S3Error(404, "NoSuchBucket");
    const key = rest.join("/");
    if (request.method === "PUT") put(objects, key, request, response, body);
    else if (request.method === "GET" || request.method === "HEAD") get(objects, key, request, response);
    else if (request.method === "DELETE") {
      objects.delete(key);
      response.writeHead(204).end();
    } else throw new S3Error(405, "MethodNotAllowed");
  }

  function fail({ status, code }: S3Error, request: IncomingMessage, response: ServerResponse): void {
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`;
    response.writeHead(status, { "content-type": "application/xml" }).end(request.method === "HEAD" ? "" : text);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.on("finish", () => answered.push(`${request.method} ${response.statusCode}`));
      const trouble = troubles.shift();
      if (trouble === "silent") return;
      if (trouble === "lost") return void request.socket.destroy();
      try {
        if (trouble !== undefined) throw new S3Error(trouble, "SlowDown");
        answer(request, response, Buffer.concat(chunks));
      } catch (error) {
        if (!(error instanceof S3Error)) throw error;
        fail(error, request, response);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const user = `${ACCESS}:${encodeURIComponent(SECRET)}`;
  return {
    ...{ objects, answered, credentials: { accessKey: ACCESS, secretKey: SECRET, region: REGION } },
    bucket: new URL(`s3+http://${user}@127.0.0.1:${port}/contents?region=${REGION}`),
    plant: (...given) => void troubles.push(...given),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
