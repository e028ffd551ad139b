export { type Embed, embed, type Kit, type LoadFailure } from "./loader.ts";
