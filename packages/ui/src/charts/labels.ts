/**
 * Moves labels along a line until none lies over another, each as near as can be to where it wants to be: those that
 * touch become a block that stands in the middle of what they want. Null where they do not fit at all.
 */
export function spread(wanted: readonly number[], size: number, least: number, most: number): readonly number[] | null {
  if (wanted.length * size > most - least + 1e-6) return null;
  const order = wanted.map((_, index) => index).sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  let blocks: { start: number; members: readonly number[] }[] = [];
  const startOf = (members: readonly number[]): number => {
    const sum = members.reduce((all, index, place) => all + (wanted[index] ?? 0) - place * size, 0);
    const start = sum / members.length - size / 2;
    return Math.max(least, Math.min(start, most - members.length * size));
  };
  for (const index of order) {
    let members: readonly number[] = [index];
    let start = startOf(members);
    let before = blocks.at(-1);
    while (before && start < before.start + before.members.length * size) {
      members = [...before.members, ...members];
      start = startOf(members);
      blocks = blocks.slice(0, -1);
      before = blocks.at(-1);
    }
    blocks.push({ start, members });
  }
  const places: number[] = [];
  for (const { start, members } of blocks) {
    for (const [place, index] of members.entries()) places[index] = start + (place + 0.5) * size;
  }
  return places;
}
