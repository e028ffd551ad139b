import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** How every browser of the repository is started: quiet, without a sandbox of its own, without calls home. */
export const BROWSER_FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The command that brings a browser on Debian. */
export const BRING_BROWSER = "apt-get install -y chromium";

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function found(env: Readonly<Record<string, string | undefined>>, setting: string, names: readonly string[]) {
  const named = env[setting];
  if (named) return runs(named) ? named : undefined;
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

/** The path of Chromium or Chrome: CHROME_PATH, else the first one on the PATH, else undefined. */
export function findBrowser(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  return found(env, "CHROME_PATH", NAMES);
}

/** The command that brings a Firefox on Debian. */
export const BRING_FIREFOX = "apt-get install -y firefox-esr";

/** The path of Firefox: FIREFOX_PATH, else the first one on the PATH, else undefined. */
export function findFirefox(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  return found(env, "FIREFOX_PATH", ["firefox-esr", "firefox"]);
}

/** The path of Firefox; fails with the one command that brings it. */
export function firefoxPath(): string {
  const path = findFirefox();
  if (path === undefined) {
    throw new Error(`No Firefox was found (FIREFOX_PATH, then the PATH). Bring it with: ${BRING_FIREFOX}`);
  }
  return path;
}

/** The path of the browser; fails with the one command that brings it. */
export function browserPath(): string {
  const path = findBrowser();
  if (path === undefined) {
    throw new Error(`No Chromium or Chrome was found (CHROME_PATH, then the PATH). Bring it with: ${BRING_BROWSER}`);
  }
  return path;
}
