import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Deal, newId, OPEN_STAGES, type Page } from "@nexus-os/contracts";
import { build } from "../../tools/build.mjs";

/** How many cards the board has. */
const CARDS = 90;
const ROOT = join(import.meta.dirname, "../..");

interface Ready {
  readonly url: string;
  readonly embedKey: string;
  readonly signIns: readonly { readonly email: string; readonly password: string }[];
}

/** Nexus with its demo, as it is started by anybody. */
export interface Demo extends Ready {
  /** The deals that the board shows. */
  readonly deals: readonly Deal[];
  stop(): Promise<void>;
}

async function readyFrom(lines: AsyncIterable<string>): Promise<Ready> {
  for await (const line of lines) {
    const told = JSON.parse(line) as { ready?: Ready; failed?: { message: string } };
    if (told.failed) throw new Error(told.failed.message);
    if (told.ready) return told.ready;
  }
  throw new Error("Nexus ended before it was ready");
}

/** Signs in, makes so many deals open that the board has its cards, and reads them. */
async function openDeals({ url, signIns: [person] }: Ready): Promise<readonly Deal[]> {
  const plain = { "content-type": "application/json", origin: url };
  const body = JSON.stringify({ email: person?.email, password: person?.password });
  const signedIn = await fetch(`${url}/auth/sign-in/email`, { method: "POST", headers: plain, body });
  const cookies = signedIn.headers.getSetCookie().map((each) => each.split(";")[0]);
  const headers = { ...plain, cookie: cookies.join("; ") };
  const read = async (): Promise<readonly Deal[]> => {
    const input = encodeURIComponent(JSON.stringify({ filter: { stage: OPEN_STAGES }, limit: 500 }));
    const answer = await fetch(`${url}/trpc/deals.list?input=${input}`, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the deals could not be read: ${text}`);
    return (JSON.parse(text) as { result: { data: Page<Deal> } }).result.data.items;
  };
  const there = await read();
  for (let index = there.length; index < CARDS; index += 1) {
    const like = there[index % there.length];
    if (!like) break;
    const { name, account, owner, stage, amount, closeDate, nextStep, nextStepOn } = like;
    const deal = { name, stage, amount, closeDate, nextStep, nextStepOn, account: account.id, owner: owner.id };
    const told = JSON.stringify({ key: newId(), input: deal });
    const answer = await fetch(`${url}/trpc/deals.create`, { method: "POST", headers, body: told });
    if (!answer.ok) throw new Error(`a deal could not be made: ${await answer.text()}`);
  }
  return read();
}

/** Builds the browser files if they are not as the sources are, and starts Nexus with its demo in a folder of its own. */
export async function startDemo(): Promise<Demo> {
  await build();
  const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const child = spawn(process.execPath, [join(ROOT, "server/src/main.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: "0",
      NEXUS_DATA_DIR: folder,
      NEXUS_PROGRESS: "json",
      DATABASE_URL: "",
      LOG_LEVEL: "warn",
    },
  });
  const ended = once(child, "exit");
  const onExit = (): boolean => child.kill("SIGKILL");
  process.once("exit", onExit);
  const stop = async (): Promise<void> => {
    process.off("exit", onExit);
    child.kill("SIGTERM");
    await ended;
    remove();
  };
  try {
    const ready = await readyFrom(createInterface(child.stdout));
    child.stdout.resume();
    return { ...ready, deals: await openDeals(ready), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
