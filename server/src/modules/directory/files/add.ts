import { files } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const add = implement(files, "add", async (ctx, { name, type, size, hash }) => {
  const file = await ctx.create({ name, type, size, hash });
  ctx.emit("added", {});
  return file;
});
