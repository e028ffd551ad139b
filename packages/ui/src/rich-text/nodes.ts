import { type Block, grouped, type Run, safeAddress } from "./blocks.ts";

const TAGS = { text: "p", heading: "h3", bullet: "ul", number: "ol", code: "pre" } as const;

function wrapped(tag: string, node: Node): HTMLElement {
  const element = document.createElement(tag);
  element.append(node);
  return element;
}

function nodeOf({ bold, code, href, italic, text }: Run): Node {
  let node: Node = document.createTextNode(text);
  if (code) node = wrapped("code", node);
  if (italic && !code) node = wrapped("i", node);
  if (bold && !code) node = wrapped("b", node);
  if (!href) return node;
  const link = wrapped("a", node);
  link.setAttribute("href", href);
  return link;
}

/** A line without signs has a height only by a break. */
const inside = (block: Block): Node[] => (block.runs.length ? block.runs.map(nodeOf) : [document.createElement("br")]);

/** Blocks as nodes, made one by one: no text is ever read as HTML. */
export function nodesOf(blocks: readonly Block[]): Node[] {
  return grouped(blocks).map(({ kind, blocks: own }) => {
    const element = document.createElement(TAGS[kind]);
    if (kind === "code") element.textContent = own.map(({ runs }) => runs.map(({ text }) => text).join("")).join("\n");
    else if (kind === "text" || kind === "heading") element.append(...own.flatMap(inside));
    else element.append(...own.map(itemOf));
    return element;
  });
}

function itemOf(block: Block): HTMLLIElement {
  const item = document.createElement("li");
  item.append(...inside(block));
  return item;
}

const MARKS: Readonly<Record<string, Omit<Run, "text">>> = {
  B: { bold: true },
  STRONG: { bold: true },
  I: { italic: true },
  EM: { italic: true },
  CODE: { code: true },
};
const BLOCKS: Readonly<Record<string, Block["kind"]>> = {
  ...{ P: "text", DIV: "text", H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading" },
  ...{ H6: "heading", PRE: "code", BLOCKQUOTE: "text", TR: "text" },
};

/** What somebody has made of nodes: what is not in the list is gone through, and only its text counts. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = [];
  let open: { kind: Block["kind"]; runs: Run[] } | null = null;
  const close = () => {
    if (open?.runs.some(({ text }) => text.trim())) blocks.push(open);
    open = null;
  };
  const add = (text: string, kind: Block["kind"], look: Omit<Run, "text">) => {
    if (kind === "code") {
      // A line of code that is empty is one, too.
      blocks.push(...text.split("\n").map((line) => ({ kind, runs: line ? [{ text: line }] : [] })));
      return;
    }
    const line = text.replace(/\s+/g, " ");
    open ??= { kind, runs: [] };
    if (line) open.runs.push({ ...look, text: line });
  };
  const walk = (node: Node, kind: Block["kind"], look: Omit<Run, "text">): void => {
    if (node.nodeType === Node.TEXT_NODE) add(node.nodeValue ?? "", kind, look);
    if (!(node instanceof HTMLElement) || /^(SCRIPT|STYLE|TEMPLATE|TITLE|TEXTAREA|IFRAME|OBJECT)$/.test(node.tagName))
      return;
    if (node.tagName === "BR") {
      close();
      return;
    }
    const list = node.parentElement?.tagName === "OL" ? "number" : "bullet";
    const own = node.tagName === "LI" ? list : BLOCKS[node.tagName];
    // A paragraph in an item is the item's own text.
    const inner = own && !(own === "text" && kind !== "text") ? own : kind;
    if (own) close();
    const href = node.tagName === "A" ? safeAddress(node.getAttribute("href") ?? "") : null;
    for (const child of node.childNodes)
      walk(child, inner, { ...look, ...MARKS[node.tagName], ...(href ? { href } : {}) });
    if (own) close();
  };
  for (const child of root.childNodes) walk(child, "text", {});
  close();
  return blocks;
}
