import { execFileSync } from "node:child_process";
import { cpus, release, totalmem } from "node:os";

function versionOf(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "not here";
  }
}

/** What the figures were measured on, as lines of Markdown. */
export function machine(browser: string | undefined): readonly string[] {
  const [first] = cpus();
  const mariadb = /\d+\.\d+\.\d+-\w+/.exec(versionOf("/usr/sbin/mariadbd", ["--version"]))?.[0] ?? "not here";
  return [
    `- machine: ${cpus().length} × ${first?.model.trim() ?? "unknown"}, ${(totalmem() / 2 ** 30).toFixed(1)} GB, Linux ${release()}`,
    `- Node ${process.versions.node} with SQLite ${process.versions["sqlite"] ?? "unknown"}; MariaDB ${mariadb}; ${browser === undefined ? "no browser" : versionOf(browser, ["--version"])}`,
  ];
}
