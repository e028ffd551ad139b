import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type File, newId, type Outcome, type Problem } from "@nexus-os/contracts";
import type { Row } from "../core/database/database.ts";
import { openStore } from "../core/files/open-store.ts";
import { DATABASES } from "./databases.ts";
import { anS3Server } from "./s3.ts";
import { aWorld, type Company, type Person, type World } from "./world.ts";

/** Both databases, each with one of the stores; core/files/store.test.ts holds both stores against the same promises. */
export const DEPOSITS = DATABASES.map((database) => ({
  ...database,
  store: database.dialect === "sqlite" ? ("folder" as const) : ("bucket" as const),
}));

/** What became of an upload. */
export interface Uploaded {
  readonly status: number;
  readonly file: File;
  readonly problem: Problem;
}

interface Given {
  readonly name?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** A world with people who send and read files, and sight of what lies in the store. */
export interface Filing {
  readonly world: World;
  readonly company: Company;
  /** Another company takes the place of the one before. */
  another(): Promise<Company>;
  cookieOf(person: Person): Promise<string>;
  upload(person: Person, content: Uint8Array, given?: Given): Promise<Uploaded>;
  addressOf(
    person: Person,
    id: string,
    disposition?: string,
  ): Promise<{
    readonly status: number;
    readonly url: string;
    readonly disposition: string;
    readonly expiresAt: string;
  }>;
  execute(person: Person, operation: string, input: object): Promise<Outcome<string>>;
  rows(table: string): Promise<Row[]>;
  /** The names of everything that lies in the store for the company. */
  stored(): string[];
  /** The first content of the company, as it lies there. */
  bytesStored(): Buffer;
  /** Puts other bytes in its place. */
  replaceStored(bytes: Buffer): void;
  /** What has come in and is nobody's yet. */
  incoming(): string[];
  close(): Promise<void>;
}

export async function aFiling({ fresh, store }: (typeof DEPOSITS)[number]): Promise<Filing> {
  const s3 = await anS3Server();
  const own = store === "bucket" ? { store: openStore(s3.bucket, "", () => new Date()) } : {};
  const world = await aWorld({ url: await fresh(), files: { ...own, most: 400_000, quota: 1_048_576 } });
  const cookies = new Map<Person, string>();
  let company = await world.company();
  const pathOf = (name: string): string => join(world.folder, "files", company.id, name.slice(0, 2), name);

  async function cookieOf(person: Person): Promise<string> {
    const known = cookies.get(person) ?? (await person.signIn());
    cookies.set(person, known);
    return known;
  }

  function stored(): string[] {
    if (store === "bucket") return [...s3.objects.keys()].filter((key) => key.startsWith(company.id));
    const all = readdirSync(world.folder, { recursive: true, withFileTypes: true });
    return all.filter((each) => each.isFile() && each.parentPath.includes(company.id)).map(({ name }) => name);
  }

  return {
    world,
    get company() {
      return company;
    },
    another: async () => {
      company = await world.company();
      return company;
    },
    cookieOf,
    upload: async (person, content, { name = "a", type = "", headers = {} } = {}) => {
      const answer = await fetch(`${world.url}/files`, {
        method: "POST",
        headers: {
          ...{ cookie: await cookieOf(person), origin: world.url, "x-file-name": encodeURIComponent(name) },
          ...(type === "" ? {} : { "content-type": type }),
          ...headers,
        },
        body: content as Uint8Array<ArrayBuffer>,
      });
      const said = (await answer.json()) as Outcome<File> & Problem;
      const file = "output" in said ? (said.output as File) : ({} as File);
      return { status: answer.status, file, problem: said };
    },
    addressOf: async (person, id, disposition = "attachment") => {
      const answer = await fetch(`${world.url}/files/${id}/address?disposition=${disposition}`, {
        headers: { cookie: await cookieOf(person) },
      });
      const said = (await answer.json()) as { url: string; disposition: string; expiresAt: string };
      return { status: answer.status, ...said };
    },
    execute: (person, operation, input) => world.core.execute(person.actor, operation, { key: newId(), input }),
    rows: (table) => world.database.all(`SELECT * FROM ${table} WHERE organization_id=?`, [company.id]),
    stored,
    bytesStored: () => {
      const [name = ""] = stored();
      return store === "bucket" ? (s3.objects.get(name) ?? Buffer.alloc(0)) : readFileSync(pathOf(name));
    },
    replaceStored: (bytes) => {
      const [name = ""] = stored();
      if (store === "bucket") s3.objects.set(name, bytes);
      else writeFileSync(pathOf(name), bytes);
    },
    incoming: () => {
      const folder = join(world.folder, "incoming");
      return existsSync(folder) ? readdirSync(folder) : [];
    },
    close: async () => {
      await world.close();
      await s3.close();
    },
  };
}
