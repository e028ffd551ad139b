import type { Asked } from "./sqlite-aside.ts";
import { patiently, SqliteFile } from "./sqlite-file.ts";

// A process of its own that reads: SQLite answers on the thread that asks, and no other way ends a statement for certain.

const file = await SqliteFile.open(process.argv[2] ?? "");
file.exec("PRAGMA query_only=ON");

process.on("message", ({ as, sql, values }: Asked) => {
  patiently(() => file[as](sql, values)).then(
    (rows) => process.send?.({ rows }),
    (error: unknown) => {
      const { message, errcode } = error as { message: string; errcode?: number };
      process.send?.({ failed: { message, errcode } });
    },
  );
});
// Nothing stays behind when its server is gone, however that went.
process.on("disconnect", () => process.exit(0));
process.send?.({ rows: [] });
