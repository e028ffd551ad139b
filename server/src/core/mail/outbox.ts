import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { MailTransport } from "./transport.ts";

/** Where there is no mail server, a message is a file that people can open: nobody is told that it was sent. */
export function outbox(folder: string): MailTransport {
  return {
    send: async ({ id, raw }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${id}.eml`);
      const handle = await open(`${path}.part`, "w", 0o600);
      try {
        await handle.writeFile(raw);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${path}.part`, path);
      return { state: "written" };
    },
  };
}
