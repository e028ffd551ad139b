import { serve } from "../serve.ts";
import type { Command } from "./command.ts";

export const start: Command = {
  name: "start",
  summary: "Serves until it is told to stop. The browser files must be built: npm start does both.",
  usage: "\n\nThe settings come from the environment; README.md lists them.",
  run: async (_args, { out, env, root }) => serve({ write: out, env, root }),
};
