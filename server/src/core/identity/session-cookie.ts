import { createHmac, timingSafeEqual } from "node:crypto";

/** The name of the cookie that a person's session token comes in. Browsers accept the prefix over https only. */
export function cookieName(secure: boolean): string {
  return secure ? "__Secure-nexus" : "nexus";
}

function cookieIn(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** The token in a cookie that better-auth has signed; null where there is none, or the signature is not ours. */
export function tokenIn(header: string, name: string, secret: string): string | null {
  const value = decoded(cookieIn(header, name) ?? "");
  const at = value?.lastIndexOf(".") ?? -1;
  if (!value || at < 1) return null;
  const token = value.slice(0, at);
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(value.slice(at + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
