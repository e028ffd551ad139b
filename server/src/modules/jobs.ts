import type { JobForm } from "../core/jobs/form.ts";

/** What goes on in the background. */
export const JOBS: readonly JobForm[] = [];
