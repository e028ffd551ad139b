import { madeFromEnglish } from "@nexus-os/sdk";
import { arXB, enXA } from "@nexus-os/sdk/pseudo";
import { brandCss, themeOf } from "@nexus-os/ui/theme";
import { type Preview, setCustomElementsManifest } from "@storybook/web-components-vite";
import "@fontsource-variable/inter/wght.css";
import "@nexus-os/ui/tokens.css";
import "./preview.css";

// `npm run manifest` writes it; without it the pages show no tables, and everything else.
const [manifest] = Object.values(import.meta.glob("../../build/custom-elements.json", { eager: true }));
if (manifest) setCustomElementsManifest(manifest);

madeFromEnglish("en-XA", enXA);
madeFromEnglish("ar-XB", arXB);

const root = document.documentElement;
const brandSheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, brandSheet];

const choice = <I extends string>(
  description: string,
  icon: I,
  items: (string | { value: string; title: string })[],
) => ({
  description,
  toolbar: { icon, items, dynamicTitle: true },
});

/** Looks and speaks as the toolbar says. */
function show({ theme, contrast, density, direction, language, brand }: Readonly<Record<string, string>>): void {
  root.dataset["theme"] = theme;
  root.dataset["contrast"] = contrast;
  root.dataset["density"] = density;
  root.lang = language ?? "en-GB";
  root.dir = direction === "as the language" ? (language?.startsWith("ar") ? "rtl" : "ltr") : (direction ?? "ltr");
  brandSheet.replaceSync(brand?.startsWith("#") ? brandCss(themeOf(brand), ":root:root") : "");
}

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    controls: { expanded: true },
    options: { storySort: { method: "alphabetical", order: ["Welcome", "Tokens", "Patterns", "Elements", "Parts"] } },
  },
  globalTypes: {
    theme: choice("Theme", "contrast", ["light", "dark"]),
    contrast: choice("Contrast", "accessibility", [
      { value: "usual", title: "Usual contrast" },
      { value: "more", title: "More contrast" },
    ]),
    density: choice("Density", "component", ["comfortable", "compact"]),
    direction: choice("Direction", "transfer", ["as the language", "ltr", "rtl"]),
    language: choice("Language", "globe", [
      { value: "en-GB", title: "English" },
      { value: "de", title: "Deutsch" },
      { value: "en-XA", title: "Pseudo: longer, with accents" },
      { value: "ar-XB", title: "Pseudo: right to left" },
    ]),
    brand: choice("Brand colour", "paintbrush", [
      { value: "house", title: "The house's blue" },
      { value: "#7a2e6b", title: "Plum #7a2e6b" },
      { value: "#0f766e", title: "Teal #0f766e" },
      { value: "#c2410c", title: "Rust #c2410c" },
      { value: "#ffd700", title: "Yellow #ffd700" },
      { value: "#111111", title: "Black #111111" },
    ]),
  },
  initialGlobals: {
    theme: "light",
    contrast: "usual",
    density: "comfortable",
    direction: "as the language",
    language: "en-GB",
    brand: "house",
  },
  decorators: [
    (story, { globals }) => {
      show(globals as Readonly<Record<string, string>>);
      return story();
    },
  ],
};

export default preview;
