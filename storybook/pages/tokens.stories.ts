import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "../../packages/sales/src/index.ts";
import "./pages.css";
import { TokensPage } from "./tokens-page.ts";

if (!customElements.get("catalogue-tokens")) customElements.define("catalogue-tokens", TokensPage);

const meta: Meta = {
  title: "Tokens",
  tags: ["!autodocs"],
  parameters: { layout: "fullscreen", controls: { disable: true } },
  render: () => document.createElement("catalogue-tokens"),
};
export default meta;

export const Tokens: StoryObj = {};
