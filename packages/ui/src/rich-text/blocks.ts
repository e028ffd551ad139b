/** Some signs that look the same. Code is neither bold nor italic. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  readonly href?: string;
}

/** All that rich text is made of. There is no other kind, and none that runs. */
export const KINDS = ["text", "heading", "bullet", "number", "code"] as const;

/** A paragraph, a heading, an item of a list, or a line of code. */
export interface Block {
  readonly kind: (typeof KINDS)[number];
  readonly runs: readonly Run[];
}

const ALLOWED = /^(?:https?:\/\/|mailto:|tel:)/i;

/** An address that can be linked, or none: what a browser would run (`javascript:`, `data:`) is no address. */
export function safeAddress(typed: string): string | null {
  // Browsers leave out what cannot be seen within the name of a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const plain = typed.replace(/[\u0000-\u0020\u007f-\u009f]/g, "");
  return ALLOWED.test(plain) ? plain : null;
}

/** Blocks that stand together: items of one list, lines of one piece of code. */
export interface BlockGroup {
  readonly kind: Block["kind"];
  readonly blocks: readonly Block[];
}

/** Neighbouring items as one list, neighbouring lines of code as one piece. */
export function grouped(blocks: readonly Block[]): BlockGroup[] {
  const groups: { kind: Block["kind"]; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.kind === block.kind && block.kind !== "text" && block.kind !== "heading") last.blocks.push(block);
    else groups.push({ kind: block.kind, blocks: [block] });
  }
  return groups;
}
