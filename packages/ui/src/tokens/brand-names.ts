// biome-ignore-all format: built
type Names = Readonly<Record<string, string>>;

/** The steps of a brand that semantic colours are, in light and in dark. Built from tokens.json by `npm run tokens`. */
export const USUAL: Names = {
  "page": "n1 n2",
  "frame": "n2 n1",
  "surface": "w n3",
  "surface-raised": "w n4",
  "surface-sunken": "n2 n1",
  "hover": "n3 n4",
  "active": "n4 n5",
  "selected": "a3 a4",
  "border": "n5 n6",
  "border-strong": "n7",
  "border-control": "n8",
  "text": "n12",
  "text-quiet": "n11",
  "accent": "a9",
  "accent-hover": "a10",
  "accent-text": "a11",
  "accent-soft": "a3 a4",
  "accent-border": "a8",
  "focus": "a9 a11",
  "chart-compare": "n9",
  "chart-target": "n12",
  "chart-axis": "n11",
  "chart-grid": "n4 n5",
  "chart-zero": "n8"
};

/** What is another step in more contrast. */
export const MORE: Names = {
  "page": "w k",
  "frame": "w k",
  "surface": "w k",
  "surface-sunken": "w k",
  "border": "n8",
  "border-strong": "n11",
  "border-control": "n12",
  "text": "k w",
  "text-quiet": "n12",
  "accent": "a11",
  "accent-hover": "a12",
  "accent-text": "a12",
  "on-accent": "w k",
  "focus": "k w",
  "chart-axis": "n12",
  "chart-grid": "n7",
  "chart-zero": "n12"
};
