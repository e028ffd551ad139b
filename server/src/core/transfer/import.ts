import {
  type ImportMode,
  type Mapped,
  type Noun,
  placesOf,
  type RowOutcome,
  type TransferFormat,
} from "@nexus-os/contracts";
import type { Files } from "../files/files.ts";
import type { JobContext, JobForm } from "../jobs/form.ts";
import type { Query } from "../query/query.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { saidOf } from "./cells.ts";
import { bytesOf, formatOf, type Source, sheetOf } from "./formats/formats.ts";
import type { SheetRow } from "./formats/sheet.ts";
import { checkMapping, mappingOf } from "./mapping.ts";
import type { TransferOptions } from "./options.ts";
import { type Planned, type Planning, planner } from "./plan.ts";
import type { Told } from "./told.ts";

interface ImportInput {
  readonly noun: string;
  readonly file: string;
  readonly format?: TransferFormat;
  readonly mapping?: readonly Mapped[];
  readonly mode: ImportMode;
  readonly by: string;
  readonly dryRun: boolean;
}

/** What is known of a file once it was read through. */
interface ReadThrough {
  readonly name: string;
  readonly format: TransferFormat;
  readonly mapping: readonly Mapped[];
  readonly rows: number;
}

/** How many rows are written by one act. */
const PART = 250;
/** How often a part is planned anew because somebody changed its records meanwhile. */
const MOST_PLANS = 300;

function sourceOf(files: Files, organization: string, file: string): () => Promise<Source> {
  return async () => {
    const content = await files.open(organization, file);
    if (!content) return refuse("NOT_FOUND", { singular: "file" });
    const { size } = content;
    return {
      size,
      async *open() {
        if (size > 0) yield* await content.read({ from: 0, to: size - 1 });
      },
    };
  };
}

/** Rows in parts. A row that is about the record of an earlier one is not written: which of them counts, nobody said. */
async function* partsOf(rows: AsyncIterable<SheetRow>, keyOf: (row: SheetRow) => string | null) {
  const first = new Map<string, number>();
  let part: { row: SheetRow; earlier: number | null }[] = [];
  for await (const row of rows) {
    const key = keyOf(row);
    const earlier = key === null ? undefined : first.get(key);
    if (key !== null && earlier === undefined) first.set(key, row.row);
    part.push({ row, earlier: earlier ?? null });
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** The file that says what became of each row. */
function resultOf(told: readonly Told[]): AsyncIterable<Uint8Array> {
  const cell = (text: string | null) => (text === null ? null : { text });
  return bytesOf("csv", {
    ...{ title: "result", bom: true },
    async *rows() {
      yield ["row", "outcome", "id", "column", "why"].map((text) => ({ text }));
      for (const { row, outcome, id, column, why } of told) {
        yield [{ number: String(row) }, { text: outcome }, cell(id), cell(column), cell(why)];
      }
    },
    async *lines() {},
  });
}

function countsOf(told: readonly Told[]) {
  const count = (wanted: RowOutcome) => told.filter(({ outcome }) => outcome === wanted).length;
  return {
    ...{ rows: told.length, created: count("created"), updated: count("updated") },
    ...{ unchanged: count("unchanged"), errors: count("error") },
  };
}

/**
 * Reads a file through, then writes it part by part. Between the parts it may be killed: what was written is known by
 * its step, and the next process goes on behind it.
 */
export function importJob(options: TransferOptions, files: Files, query: () => Query): JobForm<ImportInput> {
  const { nouns, operations, custom, records } = options;

  async function readThrough(ctx: JobContext, input: ImportInput, open: () => Promise<Source>): Promise<ReadThrough> {
    const noun = nouns[input.noun] as Noun;
    const { name } = (await ctx.query("files.get", { id: input.file })) as { name: string };
    const format = input.format ?? formatOf(name);
    if (!format) return refuse("INVALID", { issues: "format: say whether it is csv, xlsx or jsonl" });
    const sheet = await sheetOf(format, await open());
    const names = new Set(sheet.columns);
    let rows = 0;
    for await (const { cells } of sheet.rows()) {
      ctx.signal.throwIfAborted();
      rows += 1;
      for (const column of cells.keys()) names.add(column);
    }
    const places = placesOf(noun, await custom.of(ctx.organization, noun.word));
    const mapping = mappingOf(places, [...names], input.mapping);
    checkMapping(places, mapping, input.mode, input.by);
    return { name, format, mapping, rows };
  }

  function keyBy({ mode, by }: ImportInput, { mapping, format }: ReadThrough, { noun, properties }: Planning) {
    const wanted = mode === "create" ? "id" : by;
    const column = mapping
      .find(({ to }) => to === wanted)
      ?.column.normalize("NFC")
      .trim();
    const field = placesOf(noun, properties).get(wanted)?.field ?? null;
    return ({ cells }: SheetRow): string | null => {
      const cell = column === undefined ? undefined : cells.get(column);
      if (cell === undefined || cell === null || cell === "") return null;
      const said = field ? saidOf(field, { "": cell }, format === "jsonl") : null;
      return said?.kind === "value" ? JSON.stringify(said.value) : String(cell);
    };
  }

  return {
    name: "transfer.import",
    title: ({ noun, dryRun }) => (dryRun ? `Dry run of an import of ${noun}` : `Import of ${noun}`),
    grants: ({ noun }) => ["files.add", `${noun}.load`],
    run: async (ctx, input) => {
      const open = sourceOf(files, ctx.organization, input.file);
      const read = await ctx.step("read", () => readThrough(ctx, input, open));
      const noun = nouns[input.noun] as Noun;
      const planning = async (): Promise<Planning> => ({
        ...{ actor: await ctx.actor(), noun, nouns, operations, records, query: query() },
        properties: await custom.of(ctx.organization, noun.word),
        ...{ mapping: read.mapping, mode: input.mode, by: input.by, isJson: read.format === "jsonl" },
      });
      const sheet = await sheetOf(read.format, await open());
      const keyOf = keyBy(input, read, await planning());
      const all: Told[] = [];
      let part = 0;
      for await (const rows of partsOf(sheet.rows(), keyOf)) {
        const twice = rows.flatMap(({ row, earlier }): Told[] =>
          earlier === null
            ? []
            : [
                {
                  row: row.row,
                  outcome: "error",
                  id: null,
                  column: null,
                  why: `is about the record of row ${earlier}`,
                },
              ],
        );
        const once = rows.flatMap(({ row, earlier }) => (earlier === null ? [row] : []));
        all.push(...(await (input.dryRun ? checkPart : writePart)({ ctx, input, planning, part, once, twice })));
        await ctx.progress(all.length, read.rows);
        part += 1;
      }
      const received = await ctx.step("result", () => {
        const { organization } = ctx;
        const name = `${read.name.slice(0, 100)} - result.csv`;
        return files.receive({ organization, name, claimed: "", length: null, content: resultOf(all) });
      });
      const kept = await ctx.execute("keep", "files.add", received);
      if (kept.outcome !== "done") throw new Error("a file was not kept at once");
      return { ...countsOf(all), dryRun: input.dryRun, result: (kept.output as { id: string }).id };
    },
  };
}

interface PartOf {
  readonly ctx: JobContext;
  readonly input: ImportInput;
  readonly planning: () => Promise<Planning>;
  readonly part: number;
  readonly once: readonly SheetRow[];
  readonly twice: readonly Told[];
}

const byRow = (one: Told, other: Told): number => one.row - other.row;

/** What would become of a part's rows. Nothing is written. */
function checkPart({ ctx, planning, part, once, twice }: PartOf): Promise<Told[]> {
  return ctx.step(`check ${part}`, async () => {
    const { records, told } = await planner(await planning())(once);
    const would = records.map(({ row, verb, input }): Told => {
      const id = verb === "update" ? (input["id"] as string) : null;
      return { row, outcome: verb === "create" ? "created" : "updated", id, column: null, why: null };
    });
    return [...would, ...told, ...twice].sort(byRow);
  });
}

/** Writes a part's rows. One that is refused although it looked well is told, and the others are written without it. */
async function writePart({ ctx, input, planning, part, once, twice }: PartOf): Promise<readonly Told[]> {
  const refused = new Map<number, string>();
  const held = new Map<string, string>();
  let plans = 0;
  const without = ({ records, told }: Planned) => {
    const whyOf = ({ row, verb }: Planned["records"][number]) => refused.get(row) ?? held.get(`${input.noun}.${verb}`);
    const out = records.flatMap((each): Told[] => {
      const why = whyOf(each);
      return why === undefined ? [] : [{ row: each.row, outcome: "error", id: null, column: null, why }];
    });
    return { records: records.filter((each) => whyOf(each) === undefined), told: [...told, ...out, ...twice] };
  };
  const again = ({ code, facts, message }: Refusal): boolean => {
    plans += 1;
    const { row, operation } = facts as { readonly row?: number; readonly operation?: string };
    if (row === undefined || plans > MOST_PLANS) return false;
    if (code === "NEEDS_APPROVAL") held.set(String(operation), message);
    // Whoever changed a record meanwhile is seen by the next plan.
    else if (code === "INVALID") refused.set(row, String(facts["issues"] ?? message));
    else if (code !== "CONFLICT" && code !== "NOT_FOUND") return false;
    return true;
  };
  const given = async () => ({
    part,
    ...without(await planner(await planning())(once)),
  });
  const outcome = await ctx.execute(`write ${part}`, `${input.noun}.load`, given, again);
  if (outcome.outcome !== "done") throw new Error("a part of an import was not done at once");
  return (outcome.output as { rows: readonly Told[] }).rows;
}
