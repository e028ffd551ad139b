import type { Ground } from "./plan.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

interface Lock {
  readonly packages: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files of a workspace that say what it needs: its package.json, and package-lock.json as npm would write it. */
export function workspaceFiles(ground: Ground, folder: string, manifest: Manifest): Record<string, string> {
  const lock = JSON.parse(ground.read("package-lock.json")) as Lock;
  const { name, version, license, dependencies } = manifest;
  const packages = {
    ...lock.packages,
    [`node_modules/${name}`]: { resolved: folder, link: true },
    [folder]: { name, version, license, dependencies },
  };
  const sorted = Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, "en"));
  return {
    [`${folder}/package.json`]: json(manifest),
    "package-lock.json": json({ ...lock, packages: Object.fromEntries(sorted) }),
  };
}
