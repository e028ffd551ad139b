const QUOTED = /'[^'\n]{0,10000}'|"[^"\n]{0,10000}"|`[^`\n]{0,10000}`/g;
const MOST = 1000;
/** Failures of JavaScript's own, whose quotes are names in the code. All others quote what they were given. */
const OWN = new Set(["TypeError", "ReferenceError"]);

/** A text without what it quotes: that may be anybody's input. */
export function masked(text: string): string {
  return text.slice(0, MOST).replace(QUOTED, "'…'");
}

/** What the log keeps of a failure: where it happened, and its words without the values in them. Nothing else that hangs on it. */
export interface Said {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: Said;
}

function framesOf({ stack }: Error): string {
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}

export function said(error: unknown, depth = 0): Said {
  if (!(error instanceof Error)) return { type: typeof error, message: masked(String(error)) };
  const { name, message, cause } = error;
  const { code, errno, errcode } = error as { code?: unknown; errno?: unknown; errcode?: unknown };
  const number = [code, errcode, errno].find((each) => typeof each === "string" || typeof each === "number");
  return {
    type: name,
    message: OWN.has(name) ? message.slice(0, MOST) : masked(message),
    ...(number === undefined ? {} : { code: number as string | number }),
    stack: framesOf(error),
    ...(cause === undefined || depth === 3 ? {} : { cause: said(cause, depth + 1) }),
  };
}
