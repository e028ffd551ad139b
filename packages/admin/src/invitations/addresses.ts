const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]+$/;

/** The e-mail addresses in what somebody pasted, each once, and what is none: lists of mail programs have names before them. */
export function addressesIn(text: string): {
  readonly addresses: readonly string[];
  readonly others: readonly string[];
} {
  const named = text.replace(/"[^"]*"/g, " ").replace(/[^,;\n<]*<([^<>]*)>/g, " $1 ");
  const all = [
    ...new Set(
      named
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  return { addresses: all.filter((each) => ADDRESS.test(each)), others: all.filter((each) => !ADDRESS.test(each)) };
}
