import { chipStyles } from "../parts/chip.ts";
import { calendarStyles } from "./calendar.ts";
import { fieldStyles } from "./field.styles.ts";
import { fileFieldStyles } from "./file-field.ts";
import { listboxStyles } from "./listbox.ts";

/** All that a form can hold. */
export const formStyles = [fieldStyles, chipStyles, calendarStyles, listboxStyles, fileFieldStyles];
