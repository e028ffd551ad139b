import { picture } from "../element/states.ts";

// Pictures of 96 by 72 for where there is nothing to see yet: grey lines, and one stroke in the accent. Each is a call of its own,
// so that nobody carries those of others.
const drawn = (line: string, accent: string) => () => picture(line, accent);

/** Sheets of paper: documents, invoices. */
export const PAPER = /* @__PURE__ */ drawn("M20 14h44l12 12v34H20zM64 14v12h12", "M32 36h26M32 46h18");
/** Columns of a board. */
export const LANES = /* @__PURE__ */ drawn(
  "M14 14h20v44H14zM38 14h20v28H38zM62 14h20v36H62z",
  "M19 22h10M19 30h10M43 22h10M67 22h10",
);
/** People: contacts, members. */
export const PEOPLE = /* @__PURE__ */ drawn(
  "M48 36a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM30 58a18 16 0 0 1 36 0M22 40a6.5 6.5 0 1 1 4-12M12 56a12 12 0 0 1 14-10.5M74 40a6.5 6.5 0 1 0-4-12M84 56a12 12 0 0 0-14-10.5",
  "M42 50h12",
);
/** An empty tray: the inbox, what waits. */
export const TRAY = /* @__PURE__ */ drawn("M16 40h18l5 8h18l5-8h18M26 18h44l10 22v16H16V40z", "M40 26h16M38 33h20");
/** A calendar's sheet. */
export const SHEET = /* @__PURE__ */ drawn("M20 18h56v42H20zM20 30h56M34 12v10M62 12v10", "M32 40h8M32 50h8M52 40h12");
/** Bars of a chart: figures, reports. */
export const FIGURES = /* @__PURE__ */ drawn(
  "M16 60h64M26 60V44h10v16M44 60V32h10v28M62 60V22h10v38",
  "M22 30l18-10 12 4 22-14",
);
/** A glass over nothing: no hit. */
export const GLASS = /* @__PURE__ */ drawn("M58 34a18 18 0 1 1-36 0 18 18 0 0 1 36 0zM53 47l19 15", "M33 34h14");
/** A lock: no access. */
export const PADLOCK = /* @__PURE__ */ drawn("M30 34h36v26H30zM37 34v-8a11 11 0 0 1 22 0v8", "M48 44v6");
/** A plug out of its socket: it broke. */
export const PLUGS = /* @__PURE__ */ drawn(
  "M8 36h16M24 25v22h6a11 11 0 0 0 0-22zM88 36H72M72 25v22h-6a11 11 0 0 1 0-22zM41 31h6M41 41h6",
  "M47 17l1.5 6M39 18.5l3 5M56 18.5l-3 5",
);
/** A cloud that nothing reaches: offline. */
export const CLOUD = /* @__PURE__ */ drawn(
  "M30 54a12 12 0 0 1-1-24 18 18 0 0 1 34-4 14 14 0 0 1 5 28z",
  "M42 34l14 14M56 34 42 48",
);
/** A box: products, stock, parcels. */
export const PARCEL = /* @__PURE__ */ drawn(
  "M48 12 74 24v26L48 62 22 50V24zM22 24l26 12 26-12M48 36v26",
  "M35 18l26 12",
);
/** A conversation: comments, messages. */
export const TALK = /* @__PURE__ */ drawn(
  "M18 16h46v30H40L28 56V46H18zM64 28h16v26h-8v8l-10-8H48v-2",
  "M28 27h26M28 35h16",
);
/** Done: everything is put away. */
export const DONE = /* @__PURE__ */ drawn("M48 62a26 26 0 1 0 0-52 26 26 0 0 0 0 52z", "M36 37l8.5 8.5L61 28");
/** A signpost: the place is not there. */
export const SIGN = /* @__PURE__ */ drawn("M48 10v52M36 62h24M26 16h38l8 8-8 8H26z", "M32 24h20");
/** A flask: playbooks, trials. */
export const FLASK = /* @__PURE__ */ drawn(
  "M40 12h16M43 12v18L26 58a4 4 0 0 0 3.5 6h37a4 4 0 0 0 3.5-6L53 30V12",
  "M35 46h26M42 55h.01M52 53h.01",
);
