/** What a room has of a word. */
export interface Place {
  readonly room: string;
  /** Its files and folders that bear the word in their name. */
  readonly files: readonly string[];
  /** How often its other files mention the word, by file. */
  readonly mentions: Readonly<Record<string, number>>;
}

const NOT_WRITTEN_BY_HAND = /(^|\/)package-lock\.json$/;
const MOST_MENTIONS = 5;

function roomOf(file: string): string {
  const parts = file.split("/");
  if (parts.length === 1) return "(root)";
  return parts.slice(0, ["packages", "examples"].includes(parts[0] ?? "") ? 2 : 1).join("/");
}

/** Words are the parts of a name: `deals` stands in `deals-board.ts` and `sales/deals/move.ts`, not in `ordeals.ts`. */
function bears(file: string, word: string): boolean {
  return `-${file.replaceAll(/[/._]/g, "-")}-`.includes(`-${word}-`);
}

function escaped(word: string): RegExp {
  return new RegExp(`(?<![a-z])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![a-z])`, "gi");
}

/** Where a word stands, by room. */
export function mapOf(
  given: string,
  files: readonly string[],
  read: (file: string) => string | null,
): readonly Place[] {
  const word = given.toLowerCase();
  const pattern = escaped(word);
  const rooms = new Map<string, { files: string[]; mentions: Record<string, number> }>();
  for (const file of files.filter((each) => !NOT_WRITTEN_BY_HAND.test(each))) {
    const room = rooms.get(roomOf(file)) ?? { files: [], mentions: {} };
    if (bears(file.toLowerCase(), word)) room.files.push(file);
    else {
      const count = [...(read(file)?.matchAll(pattern) ?? [])].length;
      if (count > 0) room.mentions[file] = count;
    }
    rooms.set(roomOf(file), room);
  }
  return [...rooms]
    .map(([room, found]) => ({ room, ...found }))
    .filter((place) => place.files.length > 0 || Object.keys(place.mentions).length > 0);
}

/** The map as text. */
export function print(word: string, places: readonly Place[]): string {
  if (places.length === 0) {
    return `"${word}" stands nowhere. Things are named by a plural (deals, accounts), verbs by one plain word (move).`;
  }
  const named = places.filter(({ files }) => files.length > 0);
  const lines = named.flatMap(({ room, files }) => ["", room, ...files.map((file) => `  ${file}`)]);
  const mentions = places.flatMap((place) => Object.entries(place.mentions)).sort(([, one], [, other]) => other - one);
  const most = mentions.slice(0, MOST_MENTIONS).map(([file, count]) => `  ${String(count).padStart(4)}  ${file}`);
  const total = mentions.reduce((sum, [, count]) => sum + count, 0);
  const files = named.reduce((sum, place) => sum + place.files.length, 0);
  const also =
    total === 0 ? [] : ["", `mentioned ${total} times in ${mentions.length} other files, most often in`, ...most];
  return [`"${word}" names ${files} files in ${named.length} rooms`, ...lines, ...also].join("\n");
}
