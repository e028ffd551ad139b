import type { CSSResult } from "lit";
import { calendarStyles } from "../fields/calendar.ts";
import { editStyles } from "../fields/edit-in-place.ts";
import { fieldStyles } from "../fields/field.styles.ts";
import { formStyles } from "../fields/form.styles.ts";
import { listboxStyles } from "../fields/listbox.ts";
import { listPageStyles } from "../layouts/list-page.ts";
import { pageHeadStyles } from "../layouts/page-head.ts";
import { dialogStyles } from "../overlays/dialog.styles.ts";
import { menuStyles } from "../overlays/menu.styles.ts";
import { chipStyles } from "../parts/chip.ts";
import { toastStyles } from "../parts/toast.styles.ts";
import { tableBarStyles } from "../table/bars.styles.ts";
import { tableStyles } from "../table/table.styles.ts";
import { timelineStyles } from "../timeline/timeline.styles.ts";
import { recordsStyles } from "./records.styles.ts";

/** The stylesheets of all that stands on a page of records. */
export const pageStyles: readonly CSSResult[] = [
  ...[pageHeadStyles, listPageStyles, tableStyles, tableBarStyles, chipStyles, menuStyles, dialogStyles, fieldStyles],
  ...[formStyles, listboxStyles, calendarStyles, editStyles, toastStyles, timelineStyles, recordsStyles],
].flat();
