import { exportable, type Noun, type Property, type TransferFormat } from "@nexus-os/contracts";
import type { Files, Received } from "../files/files.ts";
import type { JobContext, JobForm } from "../jobs/form.ts";
import { refuse } from "../refusal.ts";
import { bytesOf } from "./formats/formats.ts";
import { MOST } from "./formats/sheet.ts";
import type { TransferOptions } from "./options.ts";
import { writtenColumns, writtenLine } from "./written.ts";

interface ExportInput {
  readonly noun: string;
  readonly format: TransferFormat;
  readonly filter?: object;
  readonly sort?: object;
  readonly fields?: readonly string[];
  readonly name?: string;
  readonly bom: boolean;
}

type Values = Readonly<Record<string, unknown>>;

const PAGE = 500;

/** The fields that are written: those that were asked for, where they are there to be read. */
function fieldsOf(noun: Noun, properties: readonly Property[], asked: readonly string[] | undefined) {
  const known = exportable(noun, properties);
  const unknown = asked?.find((key) => !known.includes(key));
  if (unknown !== undefined) refuse("INVALID", { issues: `fields: there is no field ${unknown} that can be read` });
  return asked ?? known;
}

/** Every record, page by page, with the rights of the moment of each page. One that moves on while it is read comes once. */
async function* recordsOf(ctx: JobContext, { noun, filter, sort }: ExportInput, told: { rows: number }) {
  const count = (await ctx.query(`${noun}.count`, filter ? { filter } : {})) as { count: number; more: boolean };
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    ctx.signal.throwIfAborted();
    const asked = {
      limit: PAGE,
      ...(filter ? { filter } : {}),
      ...(sort ? { sort } : {}),
      ...(after ? { after } : {}),
    };
    const page = (await ctx.query(`${noun}.list`, asked)) as { items: readonly Values[]; next: string | null };
    for (const record of page.items) {
      if (seen.has(record["id"] as string)) continue;
      seen.add(record["id"] as string);
      told.rows = seen.size;
      if (told.rows > MOST.rows) refuse("TOO_LARGE", { limit: `${MOST.rows} records: narrow it by a filter` });
      yield record;
    }
    if (!count.more) await ctx.progress(seen.size, count.count);
    after = page.next;
  } while (after !== null);
}

/**
 * Writes records into a file. It only reads: a process that is killed leaves nothing but a content of nobody's, and the
 * next one begins anew. What it reads is kept in no step.
 */
export function exportJob({ nouns, custom }: TransferOptions, files: Files): JobForm<ExportInput> {
  async function written(ctx: JobContext, input: ExportInput): Promise<Received & { readonly rows: number }> {
    const noun = nouns[input.noun] as Noun;
    const properties = await custom.of(ctx.organization, noun.word);
    const fields = fieldsOf(noun, properties, input.fields);
    const columns = writtenColumns(noun, properties, fields);
    const told = { rows: 0 };
    const { format, bom, name = noun.word } = input;
    const content = bytesOf(format, {
      ...{ title: name, bom },
      async *rows() {
        yield columns.map((column) => ({ text: column.name }));
        for await (const record of recordsOf(ctx, input, told)) yield columns.map(({ of }) => of(record));
      },
      async *lines() {
        for await (const record of recordsOf(ctx, input, told)) yield writtenLine(record, fields);
      },
    });
    const { organization } = ctx;
    const upload = { organization, name: `${name}.${format}`, claimed: "", length: null, content };
    return { ...(await files.receive(upload)), rows: told.rows };
  }

  return {
    name: "transfer.export",
    title: ({ noun }) => `Export of ${noun}`,
    grants: () => ["files.add"],
    run: async (ctx, input) => {
      const { rows, ...received } = await ctx.step("write", () => written(ctx, input));
      const kept = await ctx.execute("keep", "files.add", received);
      if (kept.outcome !== "done") throw new Error("a file was not kept at once");
      return { file: (kept.output as { id: string }).id, rows };
    },
  };
}
