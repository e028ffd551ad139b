import { files } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

/** core/files destroys the key of the content in the same transaction. */
export const erase = implement(files, "erase", async (ctx, _input, file) => {
  if (file.state === "erased") return file;
  const erased = await ctx.change(file, { state: "erased" });
  ctx.emit("erased", {});
  return erased;
});
