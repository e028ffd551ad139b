import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { environment, pinnedNode, root } from "./install.mjs";

const STOP_LIMIT = 10_000;
const BETWEEN_KNOCKS = 50;

/**
 * @typedef {{ email: string, password: string, role: string }} SignIn
 * @typedef {{ url: string, signIns?: SignIn[], embedKey?: string }} Ready
 * @typedef {{ progress?: string, ready?: Ready, failed?: { code: string, message: string } }} News
 */

/**
 * @param {string} line
 * @returns {News | undefined} what a child says about itself, or nothing if the line is for the log
 */
export function newsIn(line) {
  if (!line.startsWith('{"')) return undefined;
  try {
    const said = JSON.parse(line);
    return ["progress", "ready", "failed"].some((key) => key in said) ? said : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A process of the product: it says as lines of JSON what it does, and every other line is passed on.
 * It has a process group of its own, so that Ctrl-C reaches it only through `stop`.
 */
export class Child {
  /**
   * @param {string} name what it is called in messages
   * @param {string} script
   * @param {Record<string, string>} settings
   */
  constructor(name, script, settings) {
    this.name = name;
    this.stopping = false;
    /** @type {News["failed"]} */
    this.failed = undefined;
    this.process = spawn(pinnedNode, [script], {
      cwd: root,
      env: { ...environment(), ...settings, NEXUS_PROGRESS: "json" },
      // The channel tells the child when this process has gone, however it went: nothing stays behind.
      stdio: ["ignore", "pipe", "inherit", "ipc"],
      detached: true,
    });
    /** @type {Promise<number | null>} its exit code, when it has ended */
    this.ended = new Promise((done) => this.process.on("close", done));
  }

  /**
   * Answers when it is ready; rejects if it ends before.
   * @param {(text: string) => void} say
   * @param {string} [address] where it answers when it is ready, for a child that does not say so itself
   * @returns {Promise<Ready>}
   */
  ready(say, address) {
    return new Promise((done, fail) => {
      const { stdout } = this.process;
      if (!stdout) throw new Error("a child that says nothing");
      createInterface({ input: stdout }).on("line", (line) => {
        const news = newsIn(line);
        if (news === undefined) console.log(line);
        else if (news.progress !== undefined) say(news.progress);
        else if (news.failed !== undefined) this.failed = news.failed;
        else if (news.ready !== undefined) done(news.ready);
      });
      this.ended.then((code) => fail(new Error(this.end(code))));
      if (address !== undefined) void this.answers(address).then(() => done({ url: address }));
    });
  }

  /** @param {string} address */
  async answers(address) {
    for (;;) {
      const answer = await fetch(address).catch(() => undefined);
      if (answer !== undefined || this.process.exitCode !== null) return;
      await new Promise((done) => setTimeout(done, BETWEEN_KNOCKS));
    }
  }

  /**
   * @param {number | null} code
   * @returns {string} why it ended, in words
   */
  end(code) {
    return (
      this.failed?.message ?? `${this.name} ended unexpectedly (${code === null ? "killed" : `exit code ${code}`}).`
    );
  }

  /**
   * @param {number} [limit] in milliseconds
   * @returns {Promise<boolean>} whether it stopped by itself within the limit
   */
  async stop(limit = STOP_LIMIT) {
    this.stopping = true;
    if (this.process.exitCode !== null || this.process.signalCode !== null) return true;
    this.process.kill("SIGTERM");
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.process.kill("SIGKILL");
    }, limit);
    await this.ended;
    clearTimeout(timer);
    return !late;
  }

  /** Ends it at once. */
  kill() {
    this.process.kill("SIGKILL");
  }
}
