import { openAsBlob } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { NOTHING, type S3Credentials, signed } from "./s3-signature.ts";
import { type FileStore, type Place, pathOf, StoreAwayError } from "./store.ts";

/** A bucket of an S3-compatible store, addressed by path. */
export interface S3Options extends S3Credentials {
  /** The store's address with the bucket as its path. */
  readonly bucket: URL;
  readonly clock: () => Date;
  /** How many milliseconds the store has to begin its answer. */
  readonly answersWithin?: number;
  /** How many milliseconds a put may take as a whole. */
  readonly putsWithin?: number;
}

const ATTEMPTS = 3;
const FIRST_WAIT_MS = 200;

interface Asked {
  readonly method: "PUT" | "GET" | "HEAD" | "DELETE";
  readonly place: Place;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob;
}

const MOST_TOLD = 4096;

/** What the store says of itself where it refuses: its code, never its whole answer. */
async function refusedWith({ body }: Response): Promise<string> {
  let text = "";
  if (body) {
    const decoder = new TextDecoder();
    for await (const bytes of body) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length > MOST_TOLD) break;
    }
  }
  return /<Code>([A-Za-z0-9]{1,80})<\/Code>/.exec(text)?.[1] ?? "no code";
}

/** Contents in a bucket of AWS S3, or of what speaks as it does. */
export function s3Store(options: S3Options): FileStore {
  const { bucket, clock, answersWithin = 15_000, putsWithin = 120_000 } = options;

  async function once({ method, place, headers = {}, body }: Asked): Promise<Response> {
    const url = new URL(`${bucket.href.replace(/\/$/, "")}/${pathOf(place)}`);
    // The address of a content is the hash of its bytes: a store that checks it keeps what was sent, or nothing.
    const payload = body ? place.address : NOTHING;
    const ending = new AbortController();
    const late = setTimeout(() => ending.abort(), body ? putsWithin : answersWithin);
    try {
      return await fetch(url, {
        ...{ method, redirect: "error", signal: ending.signal },
        headers: signed(options, { method, url, headers, payload, at: clock() }),
        ...(body ? { body } : {}),
      });
    } catch (cause) {
      throw new StoreAwayError("The store of the files cannot be reached", { cause });
    } finally {
      // From here on a slow reader decides how long it takes.
      clearTimeout(late);
    }
  }

  /** Every request can be sent again: a put puts the same bytes to the same place. */
  async function ask(asked: Asked, expected: readonly number[]): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await once(asked);
        if (expected.includes(answer.status)) return answer;
        const said = `${answer.status} ${await refusedWith(answer)}`;
        if (answer.status < 500 && answer.status !== 429) throw new Error(`The store of the files refused: ${said}`);
        throw new StoreAwayError(`The store of the files is in trouble: ${said}`);
      } catch (error) {
        if (!(error instanceof StoreAwayError) || attempt === ATTEMPTS) throw error;
        await wait(FIRST_WAIT_MS * 2 ** (attempt - 1));
      }
    }
  }

  return {
    put: async (place, { path }) => {
      const body = await openAsBlob(path, { type: "application/octet-stream" });
      const answer = await ask({ method: "PUT", place, body, headers: { "content-type": body.type } }, [200, 201, 204]);
      await answer.body?.cancel();
    },
    open: async (place, range) => {
      const headers = range ? { range: `bytes=${range.from}-${range.to}` } : {};
      const answer = await ask({ method: "GET", place, headers }, [200, 206, 404]);
      if (answer.status === 404 || !answer.body) {
        await answer.body?.cancel();
        return null;
      }
      // Whoever answers all where a part was asked for would have the wrong bytes opened.
      if (range && answer.status !== 206) throw new Error("The store of the files does not know ranges");
      return answer.body;
    },
    delete: async (place) => {
      const answer = await ask({ method: "DELETE", place }, [200, 204, 404]);
      await answer.body?.cancel();
    },
    has: async (place) => (await ask({ method: "HEAD", place }, [200, 404])).status === 200,
  };
}
