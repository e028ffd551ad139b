import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The part of a CPU profile of V8 that is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** A place where time went, and its share of all the time in which the process worked. */
export interface Cost {
  readonly place: string;
  readonly share: number;
}

const ROOT = join(import.meta.dirname, "../..");
/** No work at all, or the watching itself. */
const IDLE = new Set(["(idle)", "(root)"]);
const WATCHING = "node:inspector";
const ENGINE = new Map([
  ["(program)", "the engine and the system below it, outside of JavaScript"],
  ["(garbage collector)", "garbage collection"],
]);

type Frame = CpuProfile["nodes"][number]["callFrame"];

/** The file, package or part of Node that a frame lies in; null for what V8 and native code do for whoever calls. */
function fileOf({ functionName, url }: Frame): string | null {
  const engine = ENGINE.get(functionName);
  if (engine !== undefined) return engine;
  if (url.startsWith("node:")) return url.replace(/^node:internal\//, "node:").replace(/^(node:[^/]+)\/.*$/, "$1");
  if (url.startsWith("http")) return new URL(url).pathname.replace(/-[\w-]{8}\.js$/, ".js");
  if (!url.startsWith("file:")) return null;
  const path = relative(ROOT, fileURLToPath(url));
  const [, dependency] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return dependency ?? path;
}

/**
 * The time of a profile by place, the largest first: a file of ours with its function, a package, a part of Node. Native
 * functions (of SQLite, of hashes) are told apart by their name and who called them.
 */
export function costsOf({ nodes, samples = [], timeDeltas = [] }: CpuProfile): readonly Cost[] {
  const parents = new Map<number, number>();
  for (const { id, children = [] } of nodes) for (const child of children) parents.set(child, id);
  const byId = new Map(nodes.map((node) => [node.id, node]));

  function placeOf(id: number): string | null {
    const frame = byId.get(id)?.callFrame;
    if (!frame || IDLE.has(frame.functionName) || frame.url.startsWith(WATCHING)) return null;
    const file = fileOf(frame);
    if (file === null) {
      let above = parents.get(id);
      while (above !== undefined && fileOf(byId.get(above)?.callFrame ?? frame) === null) above = parents.get(above);
      const caller = above === undefined ? null : placeOf(above);
      const name = frame.functionName || "(native)";
      return caller === null ? name : `native ${name}, called by ${caller}`;
    }
    return file.includes("/src/") ? `${file} ${frame.functionName || "(anonymous)"}` : file;
  }

  const places = new Map(nodes.map(({ id }) => [id, placeOf(id)]));
  const times = new Map<string, number>();
  let all = 0;
  for (const [index, id] of samples.entries()) {
    const place = places.get(id) ?? null;
    if (place === null) continue;
    const time = timeDeltas[index] ?? 0;
    times.set(place, (times.get(place) ?? 0) + time);
    all += time;
  }
  return [...times]
    .map(([place, time]) => ({ place, share: time / all }))
    .sort((one, other) => other.share - one.share);
}
