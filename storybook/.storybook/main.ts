import type { StorybookConfig } from "@storybook/web-components-vite";

const config: StorybookConfig = {
  framework: "@storybook/web-components-vite",
  stories: ["../pages/*.stories.ts", "../patterns/*.stories.ts", "../../packages/*/src/**/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => {
    // Vite serves JSON as a module of JavaScript, which a browser refuses where the import says that it is JSON.
    const languages = {
      name: "languages",
      transform: (code: string, id: string) =>
        /words\.ts$|\/sdk\/src\/errors\.ts$/.test(id)
          ? code.replaceAll(/,\s*\{\s*with:\s*\{\s*type:\s*"json"\s*\}\s*\}/g, "")
          : null,
    };
    return { ...vite, plugins: [...(vite.plugins ?? []), languages] };
  },
};

export default config;
