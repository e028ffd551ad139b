/** An input as its contract wants it. */
export type Input = Readonly<Record<string, unknown>>;
