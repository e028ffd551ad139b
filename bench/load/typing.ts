// A process of its own that asks one request after the other over one connection, and says how long each took.
import { Agent, request } from "node:http";

/** What is asked, in this order. */
export interface TypingTask {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
}

/** How long each took, in milliseconds; a refusal ends it. */
export interface Typed {
  readonly took: readonly number[];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function ask(url: string, headers: TypingTask["headers"]): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const asked = request(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - begun);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

async function type({ url, headers, paths }: TypingTask): Promise<Typed> {
  const took: number[] = [];
  for (const path of paths) took.push(await ask(url + path, headers));
  return { took };
}

process.on("message", (task: TypingTask) => {
  type(task).then(
    (typed) => process.send?.(typed),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
