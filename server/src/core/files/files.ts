import { mkdir } from "node:fs/promises";
import type { Database } from "../database/database.ts";
import { rhythm } from "../jobs/rhythm.ts";
import type { Finisher } from "../journal/keep.ts";
import { derive } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";
import { type Addresses, addresses } from "./address.ts";
import { type Content, contents, unuse, use, usedBy } from "./contents.ts";
import { labelOf } from "./file-name.ts";
import { typeOf } from "./media-type.ts";
import { type ByteRange, opened, sealedRange } from "./sealing.ts";
import { megabytes, spool } from "./spool.ts";
import { type FileStore, StoreAwayError } from "./store.ts";
import { type Swept, sweep, sweepContents } from "./sweep.ts";

/** What an operator decides about files. */
export interface FileSettings {
  readonly store: FileStore;
  /** Where uploads lie, sealed, until they are whole. */
  readonly folder: string;
  /** How many bytes a file may have. */
  readonly most: number;
  /** How many bytes an organization's files may have. */
  readonly quota: number;
}

export interface FilesOptions extends FileSettings {
  readonly database: Database;
  readonly keys: SubjectKeys;
  readonly clock: () => Date;
  /** The key of the key file. */
  readonly master: Uint8Array;
  /** Told of what failed where nobody waits for an answer. */
  readonly failed: (error: unknown) => void;
}

const HOUR_MS = 3_600_000;

/** What somebody sends. */
export interface Upload {
  readonly organization: string;
  readonly name: string;
  /** The type that the sender says it has; empty where nothing is said. */
  readonly claimed: string;
  /** The size that the sender says it has; null where nothing is said. */
  readonly length: number | null;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What a file is made from, once its content is stored. */
export interface Received {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hash: string;
}

/** A content that can be read. */
export interface Readable {
  readonly size: number;
  /** The bytes of a range. The first of them are read and proved genuine before this is done. */
  read(range: ByteRange): Promise<AsyncIterable<Uint8Array>>;
}

export interface Files {
  readonly addresses: Addresses;
  /** Takes a content in, and keeps it for a day: by then a file refers to it, or it is gone. */
  receive(upload: Upload): Promise<Received>;
  /** Lets go of a content that was taken in for a file that was refused: it does not wait for the sweep. */
  release(organization: string, received: Received): Promise<void>;
  /** The content of a file; null where there is none. */
  open(organization: string, file: string): Promise<Readable | null>;
  /** Deletes what belongs to no file. */
  sweep(): Promise<Swept>;
  /** Sweeps every hour. Several processes may do so. */
  start(): void;
  stop(): Promise<void>;
  /** Ties files to their contents in the transaction that writes them. */
  readonly also: Finisher;
}

/** A store that cannot be reached is a reason to try again. */
async function orBusy<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StoreAwayError) refuse("BUSY");
    throw error;
  }
}

async function* startedWith<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function readable(store: FileStore, { place, key, size }: Content): Readable {
  return {
    size,
    read: async (range) => {
      const bytes = await orBusy(() => store.open(place, sealedRange(size, range)));
      if (!bytes) throw new Error(`the content ${place.address} is not in the store`);
      const content = opened(key, bytes, { size, range });
      return startedWith(await content.next(), content);
    },
  };
}

/** Contents of files: taken in, sealed, kept once an organization, and destroyed with the last file that has them. */
export function createFiles(options: FilesOptions): Files {
  const { database, keys, clock, store, folder, most, quota } = options;
  const known = contents(database, keys);
  const now = (): string => clock().toISOString();

  async function refuseFull(organization: string, more: number, reader: Parameters<typeof usedBy>[0]): Promise<void> {
    if ((await usedBy(reader, organization)) + more > quota) refuse("QUOTA_REACHED", { limit: megabytes(quota) });
  }

  async function swept(): Promise<Swept> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return sweep({ database, store, folder, now: clock() });
  }
  const sweeping = rhythm(HOUR_MS, () => swept().then(() => false), options.failed);

  return {
    addresses: addresses(derive(options.master, "file addresses"), clock),
    receive: async ({ organization, name: given, claimed, length, content }) => {
      const name = labelOf(given);
      // What is said to be too much is refused before a byte of it is read.
      if (length !== null && length > most) refuse("TOO_LARGE", { limit: megabytes(most) });
      await refuseFull(organization, length ?? 0, database);
      const incoming = await spool(folder, content, most);
      try {
        const { hash, size, address, spooled } = incoming;
        await refuseFull(organization, size, database);
        const received: Received = { name, type: typeOf(incoming.head, name, claimed), size, hash };
        if (await known.again(organization, hash, now())) return received;
        const place = { organization, address };
        await known.expect(place, incoming, now());
        await orBusy(() => store.put(place, spooled));
        await known.stored(place, now());
        return received;
      } finally {
        await incoming.drop();
      }
    },
    release: async (organization, { hash }) => {
      await known.letGo(organization, hash);
      await sweepContents({ database, store, now: clock() });
    },
    open: async (organization, file) => {
      const content = await known.of(organization, file);
      return content && readable(store, content);
    },
    sweep: swept,
    start: sweeping.start,
    stop: sweeping.stop,
    also: async (tx, lefts) => {
      for (const { organization, operation, subject, changes, outcome } of lefts) {
        // What waits for an approval is not done yet.
        if (outcome !== "done") continue;
        if (operation === "files.erase") await unuse(tx, organization, subject.id);
        if (operation !== "files.add") continue;
        const hash = changes[0]?.after["hash"] as string;
        // The journal's head is held: who erases this content, or fills the quota, came before or comes after.
        if (!(await use(tx, { organization, file: subject.id, hash }))) refuse("BUSY");
        await refuseFull(organization, 0, tx);
      }
    },
  };
}
