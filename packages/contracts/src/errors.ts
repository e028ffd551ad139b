/** A promise about failures: what went wrong, how each protocol says it, whether trying again helps, and its sentence. */
export interface ErrorForm {
  readonly status: number;
  /** The name of this failure in tRPC's own list. */
  readonly rpc: string;
  readonly retryable: boolean;
  /** Says what was wrong and what to do. Named parameters in braces are filled from the facts. */
  readonly message: string;
}

const form = (status: number, rpc: string, message: string, retryable = false): ErrorForm => ({
  status,
  rpc,
  retryable,
  message,
});

/** Every failure that a surface can tell, by its code. The list is closed. */
export const ERRORS = {
  INVALID: form(400, "BAD_REQUEST", "The input is not valid: {issues}. Correct it and send it again."),
  MALFORMED: form(400, "PARSE_ERROR", "The request is not valid JSON. Correct it and send it again."),
  SIGN_IN_NEEDED: form(401, "UNAUTHORIZED", "Nobody is signed in. Sign in and try again."),
  TOKEN_ENDED: form(401, "UNAUTHORIZED", "The token has ended or was revoked. Get a new one and try again."),
  SECRET_REFUSED: form(401, "UNAUTHORIZED", "The secret is unknown, used or too old. Ask for a new one."),
  SIGN_IN_REFUSED: form(401, "UNAUTHORIZED", "The e-mail address and the password do not belong together. Check both."),
  FORBIDDEN: form(403, "FORBIDDEN", "Your role does not allow {operation}. An owner of the organization can grant it."),
  ORIGIN_REFUSED: form(
    403,
    "FORBIDDEN",
    "Requests from the origin {origin} are not allowed. Add it to the allowed origins.",
  ),
  NOT_FOUND: form(404, "NOT_FOUND", "There is no {singular} with this id. It may have been removed."),
  UNKNOWN_OPERATION: form(404, "NOT_FOUND", "There is no operation {operation}. Check its name."),
  WRONG_METHOD: form(405, "METHOD_NOT_SUPPORTED", "{operation} is called by {method}. Use that method."),
  CONFLICT: form(
    409,
    "CONFLICT",
    "The {singular} has changed since you read it. Look at it as it is now and decide again.",
  ),
  NEEDS_APPROVAL: form(
    409,
    "CONFLICT",
    "{operation} needs an approval here, so it cannot be a part of another act. Ask for it by itself.",
  ),
  NOT_YOURS_TO_GRANT: form(
    403,
    "FORBIDDEN",
    "The role {role} may do more than you, {operation} for one. Only somebody who may do all of it gives or takes it.",
  ),
  INVITATION_CLOSED: form(409, "CONFLICT", "This invitation is {state}. Ask whoever invited you for a new one."),
  INVITATION_NOT_YOURS: form(
    403,
    "FORBIDDEN",
    "This invitation is for another e-mail address. Sign in as whoever was invited.",
  ),
  LAST_OWNER: form(409, "CONFLICT", "An organization keeps at least one owner. Make somebody else an owner first."),
  NOT_YOURS_TO_DECIDE: form(403, "FORBIDDEN", "You cannot decide this: {why}."),
  APPROVAL_CLOSED: form(409, "CONFLICT", "This approval is {state} and cannot be decided any more."),
  FINDING_CLOSED: form(409, "CONFLICT", "This finding is {state}. Look at it as it is now, or reopen it first."),
  NOT_UNDOABLE: form(422, "UNPROCESSABLE_CONTENT", "This cannot be undone: {why}."),
  SECRET_SHOWN_ONCE: form(
    409,
    "CONFLICT",
    "This was done before, and its secret was shown then. It is not kept: make a new one.",
  ),
  ALREADY_EXISTS: form(409, "CONFLICT", "There is already a {singular} with this id. Use another id."),
  JOB_ENDED: form(409, "CONFLICT", "The job has ended already: there is nothing left to cancel."),
  JOB_NOT_FAILED: form(409, "CONFLICT", "The job has not failed: only one that failed can be retried."),
  JOB_SWEPT: form(
    409,
    "CONFLICT",
    "The job failed too long ago: what it was to do is not kept any more. Begin it again from where it was begun.",
  ),
  TOO_LARGE: form(413, "PAYLOAD_TOO_LARGE", "The request is larger than {limit}. Send less at once."),
  QUOTA_REACHED: form(
    413,
    "PAYLOAD_TOO_LARGE",
    "The files of this organization would be more than {limit}. Erase some, or have the limit raised.",
  ),
  TYPE_REFUSED: form(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "{name} is not what it says: its content is {found}, not {claimed}. Correct its name and send it again.",
  ),
  ADDRESS_ENDED: form(403, "FORBIDDEN", "This address has ended or was altered. Ask for a new one."),
  KEY_REUSED: form(422, "UNPROCESSABLE_CONTENT", "This idempotency key was used for another request. Use a new key."),
  TOO_MANY: form(429, "TOO_MANY_REQUESTS", "That was too often. Wait {seconds} seconds and try again.", true),
  CANCELLED: form(499, "CLIENT_CLOSED_REQUEST", "The request was cancelled before it ended."),
  INTERNAL: form(
    500,
    "INTERNAL_SERVER_ERROR",
    "Something went wrong here. Try again; if it stays, tell the request id.",
    true,
  ),
  BUSY: form(503, "SERVICE_UNAVAILABLE", "The server is busy. Try again in a moment.", true),
  TOO_SLOW: form(504, "GATEWAY_TIMEOUT", "This took too long and was undone. Try again in a moment.", true),
  TOO_MUCH_TO_READ: form(
    422,
    "UNPROCESSABLE_CONTENT",
    "Reading this took longer than {seconds} seconds and was broken off. Ask for less: narrow it by a filter or a shorter time, or group by less.",
  ),
  OFFLINE: form(0, "CLIENT_OFFLINE", "The server cannot be reached. Check the connection and try again.", true),
} as const satisfies Record<string, ErrorForm>;

/** The code of a failure. Interfaces switch on it, never on a text. */
export type ErrorCode = keyof typeof ERRORS;

/** What is known of a failure: the named parameters of its sentence, and what is needed to act on it. */
export type Facts = Readonly<Record<string, unknown>>;

/** A failure as it crosses the wire (the members of RFC 9457 that carry it, with a code). */
export interface Problem {
  readonly code: ErrorCode;
  readonly status: number;
  readonly message: string;
  readonly facts: Facts;
  readonly requestId: string;
}

/** The sentence of a failure with its facts filled in. */
export function sentence(code: ErrorCode, facts: Facts): string {
  return ERRORS[code].message.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const fact = facts[key];
    return typeof fact === "string" || typeof fact === "number" ? String(fact) : whole;
  });
}
