/** The part of autocannon 9 that is used here; it has no types of its own. */
declare module "autocannon" {
  export interface Request {
    readonly method?: "GET" | "POST";
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly setupRequest?: (request: Request) => Request;
  }
  interface Client {
    on(event: "body", told: (chunk: unknown) => void): void;
    on(event: "response", told: (status: number) => void): void;
    setRequests(requests: readonly Request[]): void;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly sampleInt: number;
    readonly setupClient: (client: Client) => void;
  }
  interface Result {
    readonly "2xx": number;
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
  }
  // biome-ignore lint/style/noDefaultExport: it is how autocannon can be imported
  export default function autocannon(options: Options): Promise<Result>;
}
