import { describe, expect, test } from "vitest";
import { checkpointIn, signed } from "./checkpoint.ts";
import { openNote, signerOf, verifierKey } from "./note.ts";
import { Tree } from "./tree.ts";

// What others have published about these formats: golang.org/x/mod/sumdb/note, and the tests of Certificate Transparency.
const PETER = {
  seed: Buffer.from("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", "base64").subarray(1),
  key: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("the tree", () => {
  test("has the roots that Certificate Transparency's has, and goes on from its frontier", () => {
    let tree = new Tree();
    expect(Buffer.from(tree.root(), "base64").toString("hex")).toMatch(/^e3b0c442/);
    for (const [index, leaf] of LEAVES.entries()) {
      tree.push(leaf);
      expect(Buffer.from(tree.root(), "base64").toString("hex")).toBe(ROOTS[index]);
      tree = Tree.of(tree.frontier);
    }
  });

  test("is not made of a frontier of another size", () => {
    expect(() => Tree.of({ size: 3, nodes: [Buffer.alloc(32)] })).toThrow();
  });
});

describe("a signed note", () => {
  const signer = signerOf(PETER.seed);

  test("is what Go's would be", () => {
    expect(verifierKey("PeterNeumann", signer.publicKey)).toBe(PETER.key);
    const note = signer.sign("PeterNeumann", PETER.text);
    expect(note).toBe(`${PETER.text}\n${PETER.line}`);
    expect(openNote(note, "PeterNeumann", signer.publicKey)).toBe(PETER.text);
  });

  test("opens beside the signatures of others, and with no byte changed", () => {
    const note = signer.sign("PeterNeumann", PETER.text);
    expect(openNote(`${note}— somebody.else AAAAAAAA\n`, "PeterNeumann", signer.publicKey)).toBe(PETER.text);
    const changed = note.replace("answer", "Answer");
    for (const [given, name] of [
      [changed, "PeterNeumann"],
      [note, "Another"],
      [note.replace("x08go", "x08gp"), "PeterNeumann"],
      [PETER.text, "PeterNeumann"],
    ] as const) {
      expect(openNote(given, name, signer.publicKey)).toBeNull();
    }
    expect(openNote(note, "PeterNeumann", signerOf(Buffer.alloc(32)).publicKey)).toBeNull();
  });

  test("holds a checkpoint, whole", () => {
    const organization = "01a2068f-c63b-7131-b04a-57d313736d96";
    const [root, chain] = [Buffer.alloc(32, 5).toString("base64"), "ab".repeat(32)];
    for (const lost of [null, 40]) {
      const checkpoint = { organization, size: 20, root, chain, at: "2026-11-23T04:00:00.000Z", lost };
      const note = signed(checkpoint, signer);
      expect(note.split("\n").slice(0, 3)).toEqual([`nexus/journal/${organization}`, "20", root]);
      expect(checkpointIn(note, organization, signer.publicKey)).toEqual(checkpoint);
    }
  });
});
