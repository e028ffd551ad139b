import { files } from "@nexus-os/contracts";
import { labelOf } from "../../../core/files/file-name.ts";
import { implement } from "../../../core/implement.ts";

export const rename = implement(files, "rename", async (ctx, { name: given }, file) => {
  const name = labelOf(given);
  if (name === file.name) return file;
  const renamed = await ctx.change(file, { name });
  ctx.emit("renamed", {});
  return renamed;
});
