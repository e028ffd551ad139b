import type { Files } from "../files/files.ts";
import type { JobForm } from "../jobs/form.ts";
import type { Query } from "../query/query.ts";
import { exportJob } from "./export.ts";
import { importJob } from "./import.ts";
import type { TransferOptions } from "./options.ts";
import { undoImportJob } from "./undo-import.ts";

/** The jobs by which records go into files and come from them. Without a place for files there are none. */
export function transferJobs(options: TransferOptions, files: Files | null, query: () => Query): readonly JobForm[] {
  if (!files) return [];
  const jobs = [exportJob(options, files), importJob(options, files, query), undoImportJob(options.database, files)];
  return jobs as unknown as readonly JobForm[];
}
