/** A request of a load. In its body, `[id]` becomes another id each time it is sent. */
export interface Asked {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
}

/** A load: so many requests over so many connections, each of which goes through a share of the list again and again. */
export interface LoadTask {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly amount: number;
  readonly requests: readonly Asked[];
}

/** What came of a load. */
export interface LoadResult {
  readonly answered: number;
  readonly refused: number;
  /** How often what was said to those that were refused. */
  readonly refusals: ReadonlyMap<string, number>;
}
