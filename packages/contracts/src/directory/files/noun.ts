import { event } from "../../event.ts";
import { byServer, initially, integer, oneOf, text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ADMINISTRATORS, verb, verbOfNoun } from "../../verb.ts";

/** Whether the content of a file is there, or was destroyed. */
export const FILE_STATES = ["kept", "erased"] as const;

const NAME = text({ max: 255, class: "personal" });
const TYPE = text({ max: 120, class: "operational" });
const SIZE = integer({ class: "operational" });
const HASH = text({ max: 64, class: "operational" });

/** What people have uploaded. The contents come and go by addresses of their own: docs/files.md. */
export const files = noun("files", {
  singular: "file",
  department: "directory",
  summary: "A document, a picture or anything else that somebody uploaded.",
  title: "name",
  fields: {
    name: byServer(NAME),
    type: byServer(TYPE),
    size: byServer(SIZE),
    hash: byServer(HASH),
    state: byServer(initially(oneOf(FILE_STATES, { class: "operational" }), "kept")),
  },
  sorts: ["name", "size"],
  standard: ["list", "get", "count", "aggregate", "timeline", "export", "archive", "restore", "bulk", "undo"],
  verbs: {
    add: verbOfNoun({
      summary: "Adds a file whose content was uploaded.",
      input: { name: NAME, type: TYPE, size: SIZE, hash: HASH },
      emits: "added",
      undoneBy: "archive",
      // What a content is, the server alone has seen: an upload calls this for whoever sent it.
      roles: [],
    }),
    rename: verb({
      summary: "Gives a file another name.",
      input: { name: NAME },
      emits: "renamed",
      undoneBy: "rename",
    }),
    erase: verb({
      summary: "Destroys the content of a file. Nothing brings it back.",
      input: {},
      emits: "erased",
      undoneBy: null,
      roles: ADMINISTRATORS,
    }),
  },
  events: {
    added: event({ summary: "A file was uploaded." }),
    renamed: event({ summary: "A file got another name." }),
    erased: event({ summary: "The content of a file was destroyed." }),
  },
});

/** Something that was uploaded. */
export interface File extends RecordOf<typeof files> {}
/** Nothing: a file begins with an upload. */
export interface NewFile extends NewOf<typeof files> {}
/** Nothing: what can be changed of a file has verbs of its own. */
export interface FileChanges extends ChangesOf<typeof files> {}
/** What a list of files can be narrowed to. */
export interface FileFilter extends FilterOf<typeof files> {}
/** What files can be sorted by. */
export type FileSort = SortOf<typeof files>;
