import { hash } from "node:crypto";

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** A hash in a tree. */
export type Hash = Buffer;

function hashed(...parts: readonly Uint8Array[]): Hash {
  return hash("sha256", Buffer.concat(parts), "buffer");
}

/** What a tree is known by without its leaves: the roots of its whole subtrees, the largest first. */
export interface Frontier {
  readonly size: number;
  readonly nodes: readonly Hash[];
}

/** The Merkle tree of RFC 9162 (section 2.1) over the hashes of a journal's rows, kept as its frontier: a row costs two hashes. */
export class Tree {
  #size = 0;
  readonly #nodes: Hash[] = [];

  /** A tree has a whole subtree for each one in the binary digits of its size. */
  static of({ size, nodes }: Frontier): Tree {
    if (size.toString(2).replaceAll("0", "").length !== nodes.length) throw new SyntaxError("no frontier of this size");
    const tree = new Tree();
    tree.#size = size;
    tree.#nodes.push(...nodes);
    return tree;
  }

  get size(): number {
    return this.#size;
  }

  get frontier(): Frontier {
    return { size: this.#size, nodes: [...this.#nodes] };
  }

  /** Adds the hash of the next row, in hexadecimal. */
  push(rowHash: string): void {
    let node = hashed(LEAF, Buffer.from(rowHash, "hex"));
    // Two subtrees of the same size become one.
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = hashed(NODE, this.#nodes.pop() as Hash, node);
    }
    this.#nodes.push(node);
    this.#size += 1;
  }

  /** The root, in base64. */
  root(): string {
    const [last = hashed(), ...larger] = this.#nodes.toReversed();
    return larger.reduce((right, left) => hashed(NODE, left, right), last).toString("base64");
  }
}
