import { createHmac, timingSafeEqual } from "node:crypto";

/** How a browser is to treat a content: show it, or save it. */
export type Disposition = "inline" | "attachment";

/** What an address lets its holder do. */
export interface Grant {
  readonly organization: string;
  readonly file: string;
  readonly disposition: Disposition;
}

/** How long an address can be used: long enough for a page to load what it shows. */
const ADDRESS_SECONDS = 60;

/** Under which path contents are served. */
export const CONTENT_PATH = "/content/";

const PATTERN = /^\/content\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/(inline|attachment)\/(\d{1,12})\/([\w-]{43})$/;

/** Signed addresses of contents: whoever holds one may read that content, in that way, for a minute. */
export function addresses(key: Uint8Array, clock: () => Date) {
  const pathOf = ({ organization, file, disposition }: Grant, ends: number): string =>
    `${CONTENT_PATH}${organization}/${file}/${disposition}/${ends}`;
  const signatureOf = (path: string): string => createHmac("sha256", key).update(path).digest("base64url");

  return {
    /** The path of an address, and when it ends. */
    make: (grant: Grant): { readonly path: string; readonly expiresAt: string } => {
      const ends = Math.floor(clock().getTime() / 1000) + ADDRESS_SECONDS;
      const path = pathOf(grant, ends);
      return { path: `${path}/${signatureOf(path)}`, expiresAt: new Date(ends * 1000).toISOString() };
    },

    /** What an address grants now; null where it was altered, has ended, or is none. */
    read: (path: string): Grant | null => {
      const [, organization, file, disposition, ends, signature] = PATTERN.exec(path) ?? [];
      if (!organization || !file || !disposition || !ends || !signature) return null;
      const grant: Grant = { organization, file, disposition: disposition as Disposition };
      const expected = signatureOf(pathOf(grant, Number(ends)));
      if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return null;
      return Number(ends) * 1000 > clock().getTime() ? grant : null;
    },
  };
}

export type Addresses = ReturnType<typeof addresses>;
