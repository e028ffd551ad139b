/**
 * Where a key leads in a row of controls of which Tab reaches one: the arrows go to the next and round at the ends, in the
 * direction of the script, Home and End to the ends. Null where the key is not one of these; otherwise it is taken.
 */
export function along(event: KeyboardEvent, row: readonly HTMLElement[]): HTMLElement | null {
  const at = row.indexOf(event.target as HTMLElement);
  const isRtl = getComputedStyle(event.currentTarget as HTMLElement).direction === "rtl";
  const forward = isRtl ? "ArrowLeft" : "ArrowRight";
  const last = row.length - 1;
  let next: number;
  if (event.key === "Home") next = 0;
  else if (event.key === "End") next = last;
  else if (event.key === forward) next = at === last ? 0 : at + 1;
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") next = at > 0 ? at - 1 : last;
  else return null;
  event.preventDefault();
  return row[next] ?? null;
}
