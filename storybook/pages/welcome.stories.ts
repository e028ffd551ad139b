import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import "./pages.css";

const meta: Meta = {
  title: "Welcome",
  tags: ["!autodocs"],
  parameters: { layout: "fullscreen", controls: { disable: true } },
};
export default meta;

const EMBED = `<script type="module" src="https://nexus.example/embed.js"></script>
<script type="module">
  nexus.connect({
    // Your server asks Nexus for a secret that is good once, for a minute.
    fetchClientSecret: () => fetch("/nexus-secret", { method: "POST" }).then((answer) => answer.text()),
    locale: "de-AT",
  });
</script>

<nexus-deals-board stages="proposal negotiation" heading="hide"></nexus-deals-board>`;

const THEME = `<nexus-deals-board data-theme="dark" data-density="compact"></nexus-deals-board>

<script type="module">
  // One colour is enough: twelve steps are solved from it, so that everything can be read.
  document.querySelector("nexus-deals-board").appearance = { brand: "#7a2e6b" };
</script>

<style>
  /* Or name what you want otherwise; the names stand on the page "Tokens". */
  nexus-deals-board { --nexus-accent: #0f766e; --nexus-radius-card: 4px; }
  nexus-deals-board::part(card) { border-style: dashed; }
</style>`;

/** Some code, and a button that copies it. */
function code(text: string) {
  const copy = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLButtonElement;
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  };
  return html`<pre tabindex="0"><code>${text}</code></pre><p><button type="button" @click=${copy}>Copy</button></p>`;
}

export const Welcome: StoryObj = {
  render: () => html`<main class="nexus-page">
    <h1>What Nexus is drawn with</h1>
    <p>
      Nexus arrives in pieces. Each piece is a web component that brings its data, its words and its states; the portal is
      made of them, and so can your own pages be. This catalogue shows every one of them as it is, not a picture of it.
    </p>
    <h2>What is here</h2>
    <ul>
      <li><b>Tokens</b>: the names of all colours, sizes and durations, to try and to change.</li>
      <li><b>Patterns</b>: whole screens, put together from parts.</li>
      <li><b>Elements</b>: what you write into a page, department by department, with attributes, events, slots and parts.</li>
      <li><b>Parts</b>: what elements are drawn with. Buttons, tables, charts, fields: for those who build elements.</li>
    </ul>
    <p>
      The bar above changes what you see: theme, contrast, density, language, direction and brand colour. Each story is a
      state that can happen; its controls are live, and what it does is told under Actions.
    </p>
    <h2>Use an element</h2>
    <p>Two scripts and a tag. Code is loaded when a tag comes near the window, and a language when somebody speaks it.</p>
    ${code(EMBED)}
    <h2>Make it yours</h2>
    <p>
      An element takes the font of the page around and follows its color-scheme. A brand colour makes a whole theme in light,
      dark and high contrast; a provider around several elements gives it to all of them.
    </p>
    ${code(THEME)}
  </main>`,
};
