import type { Guard } from "../guard.ts";

const core = "server/src/core/files";
const suite = "server/src/surfaces/files.test.ts";
const contents = `${core}/files.test.ts`;

/** What files stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "L4", says: "what is said to be too large is refused before it is read" },
    file: `${core}/files.ts`,
    find: 'if (length !== null && length > most) refuse("TOO_LARGE", { limit: megabytes(most) });',
    put: "",
    ...{ suite: contents, test: "before a byte of it was sent" },
  },
  {
    ...{ promise: "L4", says: "what becomes too large while it comes is not read to its end" },
    file: `${core}/spool.ts`,
    find: 'if (this.size > this.#most) refuse("TOO_LARGE", { limit: megabytes(this.#most) });',
    put: "",
    ...{ suite: contents, test: "too large while it comes" },
  },
  {
    ...{ promise: "L4", says: "an upload that is broken off leaves nothing" },
    file: `${core}/spool.ts`,
    find: "await drop();",
    put: "",
    ...{ suite: contents, test: "what is broken off" },
  },
  {
    ...{ promise: "L4", says: "the quota holds among several at once" },
    file: `${core}/files.ts`,
    find: "await refuseFull(organization, 0, tx);",
    put: "",
    ...{ suite: contents, test: "several at once" },
  },
  {
    ...{ promise: "L6", says: "a content is what its name says" },
    file: `${core}/media-type.ts`,
    find: "if (promised.length > 0 && !promised.includes(found)) {",
    put: "if (promised.length < 0) {",
    ...{ suite: contents, test: "not what its name or its sender says" },
  },
  {
    ...{ promise: "L6", says: "what can hold code is never shown" },
    file: "server/src/surfaces/files.ts",
    find: 'url.searchParams.get("disposition") === "inline" && INLINE.has(file.type)',
    put: 'url.searchParams.get("disposition") === "inline"',
    ...{ suite, test: "pictures only" },
  },
  {
    ...{ promise: "E3", says: "a content runs in a sandbox where nothing may be loaded" },
    file: "server/src/surfaces/contents.ts",
    find: "\"sandbox; default-src 'none'; frame-ancestors 'none'\"",
    put: "\"default-src 'self'\"",
    ...{ suite, test: "comes back as it was" },
  },
  {
    ...{ promise: "L6", says: "nothing but an id and a hash becomes a path" },
    file: `${core}/store.ts`,
    find: 'if (!ORGANIZATION.test(organization) || !ADDRESS.test(address)) throw new Error("no place of a content");',
    put: "",
    ...{ suite: `${core}/store.test.ts`, test: "takes no place" },
  },
  {
    ...{ promise: "L6", says: "a name that was given is no path" },
    file: `${core}/file-name.ts`,
    find: 'given.normalize("NFC").split(/[/\\\\]/).at(-1) ?? ""',
    put: 'given.normalize("NFC")',
    ...{ suite: `${core}/names-and-types.test.ts` },
  },
  {
    ...{ promise: "A1", says: "an address opens what it was signed for, and nothing else" },
    file: `${core}/address.ts`,
    find: "if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return null;",
    put: "if (expected.length !== signature.length) return null;",
    ...{ suite, test: "opens nothing else" },
  },
  {
    ...{ promise: "B1", says: "an address ends" },
    file: `${core}/address.ts`,
    find: "return Number(ends) * 1000 > clock().getTime() ? grant : null;",
    put: "return grant;",
    ...{ suite, test: "ends within a minute" },
  },
  {
    ...{ promise: "C1", says: "who may not write sends no file" },
    file: "server/src/surfaces/files.ts",
    find: "authorise(core.operations, actor, UPLOAD_NEEDS);",
    put: "",
    ...{ suite, test: "no viewer" },
  },
  {
    ...{ promise: "F4", says: "erasing destroys the key" },
    file: `${core}/contents.ts`,
    find: "...[new Uint8Array(), organization, address],",
    put: "...[new Uint8Array(60), organization, address],",
    ...{ suite: contents, test: "destroys the key" },
  },
  {
    ...{ promise: "F2", says: "what was cut off does not open" },
    file: `${core}/sealing.ts`,
    find: "nonce[11] = isLast ? 1 : 0;",
    put: "nonce[11] = 0;",
    ...{ suite: `${core}/sealing.test.ts` },
  },
];
