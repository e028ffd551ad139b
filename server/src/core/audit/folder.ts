import { type FileHandle, mkdir, open, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Checkpoint, checkpointIn } from "./checkpoint.ts";
import { AuditError } from "./failure.ts";
import { type Frontier, Tree } from "./tree.ts";

// One file for each organization: `<organization>.checkpoints`, notes with an empty line behind each. Beside it
// `<organization>.tree`, from which the next root is computed; it proves nothing, and can be made anew from the journal.

/** A whole note, and the empty line behind it. */
const NOTE = /((?:[^\n]+\n)+\n(?:— [^\n]+\n)+)\n/g;
/** The same among characters that are a byte each, whose places are places in a file. */
const NOTE_BYTES = new RegExp(Buffer.from(NOTE.source).toString("latin1"), "g");
/** More than a checkpoint is long, a few times. */
const TAIL = 8192;
const ENDING = ".checkpoints";

export interface AuditFolder {
  /** The last checkpoint of an organization; null where there is none. */
  last(organization: string): Promise<Checkpoint | null>;
  /** Every checkpoint of an organization, the oldest first. */
  all(organization: string): Promise<readonly Checkpoint[]>;
  /** Adds a note, and answers when it has reached the disk. */
  append(organization: string, note: string): Promise<void>;
  /** The tree that a checkpoint was signed for, where it is remembered. */
  tree(checkpoint: Checkpoint): Promise<Tree | null>;
  remember(organization: string, tree: Tree): Promise<void>;
  /** The organizations that have checkpoints. */
  organizations(): Promise<readonly string[]>;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

/** The last bytes of a file, and where its last whole note ends. What is behind that was cut off by a loss of power. */
async function tailOf(file: FileHandle): Promise<{ readonly note: string | null; readonly end: number; size: number }> {
  const { size } = await file.stat();
  const from = Math.max(0, size - TAIL);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  const text = buffer.subarray(0, bytesRead).toString("latin1");
  const found = [...text.matchAll(NOTE_BYTES)].at(-1);
  if (!found) return { note: null, end: from === 0 ? 0 : size, size };
  return {
    note: Buffer.from(found[1] ?? "", "latin1").toString("utf8"),
    end: from + found.index + found[0].length,
    size,
  };
}

async function flushed(path: string, flags: string, act: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await act(file);
    await file.datasync();
  } finally {
    await file.close();
  }
}

export function auditFolder(folder: string, publicKey: Uint8Array): AuditFolder {
  const pathOf = (organization: string, ending: string): string => join(folder, `${organization}${ending}`);

  function opened(note: string, organization: string): Checkpoint {
    const checkpoint = checkpointIn(note, organization, publicKey);
    if (checkpoint) return checkpoint;
    const path = pathOf(organization, ENDING);
    throw new AuditError(organization, `a checkpoint in ${path} was changed, or signed with another key`);
  }

  return {
    last: async (organization) => {
      try {
        const file = await open(pathOf(organization, ENDING), "r");
        try {
          const { note, size } = await tailOf(file);
          if (note !== null) return opened(note, organization);
          if (size < TAIL / 2) return null;
          throw new AuditError(organization, `${pathOf(organization, ENDING)} holds no checkpoints`);
        } finally {
          await file.close();
        }
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    all: async (organization) => {
      try {
        const text = await readFile(pathOf(organization, ENDING), "utf8");
        return [...text.matchAll(NOTE)].map(([, note = ""]) => opened(note, organization));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    append: async (organization, note) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(organization, ENDING);
      await flushed(path, "a+", async (file) => {
        const { end, size } = await tailOf(file);
        if (end < size) await file.truncate(end);
        await file.appendFile(`${note}\n`);
      });
      // A new file is there for certain when its folder has reached the disk, too.
      const directory = await open(dirname(path), "r");
      await directory.sync().finally(() => directory.close());
    },
    tree: async ({ organization, size, root }) => {
      try {
        const text = await readFile(pathOf(organization, ".tree"), "utf8");
        const { nodes } = JSON.parse(text) as { readonly nodes: readonly string[] };
        const frontier: Frontier = { size, nodes: nodes.map((node) => Buffer.from(node, "base64")) };
        const tree = Tree.of(frontier);
        return tree.root() === root ? tree : null;
      } catch (error) {
        if (isMissing(error) || error instanceof SyntaxError) return null;
        throw error;
      }
    },
    remember: async (organization, tree) => {
      const draft = pathOf(organization, ".tree.draft");
      await writeFile(draft, JSON.stringify({ nodes: tree.frontier.nodes.map((node) => node.toString("base64")) }));
      await rename(draft, pathOf(organization, ".tree"));
    },
    organizations: async () => {
      try {
        const names = await readdir(folder);
        return names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}
