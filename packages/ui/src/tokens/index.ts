export { type Appearance, appear } from "./appearance.ts";
export { brandCss } from "./brand.ts";
export { contrast } from "./colour.ts";
export { type Scale, type Theme, themeOf } from "./theme.ts";
