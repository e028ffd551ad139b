import { type Preview, setCustomElementsManifest } from "@storybook/web-components-vite";
import "@fontsource-variable/inter/wght.css";
import "@nexus-os/ui/tokens.css";
import "./preview.css";

// `npm run manifest` writes it; without it the pages show no tables, and everything else.
const [manifest] = Object.values(import.meta.glob("../../build/custom-elements.json", { eager: true }));
if (manifest) setCustomElementsManifest(manifest);

const root = document.documentElement;

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    controls: { expanded: true },
    options: { storySort: { method: "alphabetical" } },
  },
  globalTypes: {
    theme: { description: "Theme", toolbar: { icon: "contrast", items: ["light", "dark"], dynamicTitle: true } },
    density: {
      description: "Density",
      toolbar: { icon: "component", items: ["comfortable", "compact"], dynamicTitle: true },
    },
    direction: { description: "Direction", toolbar: { icon: "transfer", items: ["ltr", "rtl"], dynamicTitle: true } },
  },
  initialGlobals: { theme: "light", density: "comfortable", direction: "ltr" },
  decorators: [
    (story, { globals }) => {
      root.dataset["theme"] = String(globals["theme"]);
      root.dataset["density"] = String(globals["density"]);
      root.dir = String(globals["direction"]);
      return story();
    },
  ],
};

export default preview;
