import type { Findings } from "../check.ts";

type Versions = Readonly<Record<string, string>>;

/** The parts of a package.json, and of an entry of package-lock.json, that are compared. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly peerDependencies?: Versions;
}

const KINDS = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"] as const;
const EXACT = /^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?(\+[\w.]+)?$/;

/** The dependencies of a manifest that are not pinned to one version. */
export function loosePins(manifest: Manifest): readonly string[] {
  return KINDS.filter((kind) => kind !== "peerDependencies").flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name}: "${version}" is no exact version`),
  );
}

/** Where the lock file does not say what the manifest says. */
function outOfStep(manifest: Manifest, locked: Manifest | undefined): readonly string[] {
  if (locked === undefined) return ["is not in package-lock.json"];
  return KINDS.filter((kind) => flat(manifest[kind]) !== flat(locked[kind])).map(
    (kind) => `its ${kind} differ from package-lock.json: run npm install`,
  );
}

function flat(versions: Versions = {}): string {
  return JSON.stringify(Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Checks every package.json: exact pins, and in step with the lock file beside it, or else with that of the workspaces. */
export function checkPins(files: readonly string[], read: (file: string) => string | null): Findings {
  const parse = (file: string): unknown => JSON.parse(read(file) ?? "{}");
  const lockedIn = (file: string) =>
    (parse(file) as { readonly packages: Readonly<Record<string, Manifest>> }).packages;
  const workspaces = lockedIn("package-lock.json");
  const manifests = files.filter((file) => /(^|\/)package\.json$/.test(file));
  const found = manifests.flatMap((file) => {
    const manifest = parse(file) as Manifest;
    const folder = file.replace(/\/?package\.json$/, "");
    const beside = `${folder}/package-lock.json`;
    const locked = files.includes(beside) ? lockedIn(beside)[""] : workspaces[folder];
    return [...loosePins(manifest), ...outOfStep(manifest, locked)].map((each) => `${file}: ${each}`);
  });
  return found.length === 0 ? null : found.join("\n");
}
