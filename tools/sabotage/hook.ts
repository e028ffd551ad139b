// Loaded into every process of a sabotaged run: takes the guard out while its file is read.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { takenOut, without } from "./taken-out.ts";

const guard = takenOut(process.env);

if (guard) {
  const file = pathToFileURL(guard.file).href;
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (url !== file || loaded.source == null) return loaded;
      return { ...loaded, source: without(loaded.source.toString(), guard) };
    },
  });
}
