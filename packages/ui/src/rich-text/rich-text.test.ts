import { expect } from "@open-wc/testing";
import { control, focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import { safeAddress } from "./blocks.ts";
import { blocksOf, nodesOf } from "./nodes.ts";
import { pastedHtml } from "./pasted.ts";
import { readRichText } from "./read.ts";
import meta, { Empty, Read, Written } from "./rich-text.stories.ts";
import { choose } from "./selection.ts";
import { writtenRichText } from "./write.ts";

const fieldOf = (stage: PartStage) => stage.renderRoot.querySelector(".rich") as HTMLElement;
const again = (text: string) => writtenRichText(readRichText(text));

function throughNodes(text: string): string {
  const box = document.createElement("div");
  box.append(...nodesOf(readRichText(text)));
  return writtenRichText(blocksOf(box));
}

function select(stage: PartStage, node: Node): void {
  const range = document.createRange();
  range.selectNodeContents(node);
  fieldOf(stage).focus();
  choose(stage.renderRoot, range);
}

function paste(stage: PartStage, html: string, text = ""): void {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  fieldOf(stage).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "[x](javascript:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[<img src=x onerror=alert(1)>](https://example.com)",
  '[x](https://example.com"onmouseover="alert(1))',
  "```\n<script>alert(1)</script>\n```",
  "**<b onclick=alert(1)>**",
];

describe("rich text", () => {
  it("comes back as it was, through reading, nodes and writing", () => {
    const text =
      "## Head\n\nOne **two _three_** `four` [five **six**](https://a.de/x)\n\n- a\n- b\n\n1. c\n2. d\n\n```\nlet x = 1;\n\nx();\n```";
    expect(again(text)).to.equal(text);
    expect(throughNodes(again(text))).to.equal(again(text));
  });

  it("keeps signs that look like marks", () => {
    for (const text of [
      "a * b _ c [d](e",
      "# no heading",
      "- no item",
      "3. no number",
      "snake_case_name",
      "`",
      "\\",
      "**",
    ]) {
      const kept = writtenRichText([{ kind: "text", runs: [{ text }] }]);
      expect(readRichText(kept), kept).to.deep.equal([{ kind: "text", runs: [{ text }] }]);
    }
  });

  it("takes only addresses that a browser cannot run", () => {
    for (const good of ["https://a.de", "http://a.de", "mailto:a@b.de", "tel:+49"])
      expect(safeAddress(good)).to.equal(good);
    for (const bad of [
      "javascript:x",
      " JaVaScRiPt:x",
      "java\nscript:x",
      "\u0001javascript:x",
      "data:text/html,x",
      "vbscript:x",
      "//a.de",
      "/a",
      "blob:x",
      "",
    ])
      expect(safeAddress(bad), bad).to.equal(null);
  });

  it("makes no element, attribute or address of hostile text", async () => {
    for (const text of HOSTILE) {
      for (const isRead of [true, false]) {
        const stage = await shown(meta, Written, { value: text, isRead });
        const rich = fieldOf(stage);
        expect(rich.querySelector("script, img, svg, iframe, style"), text).to.equal(null);
        for (const one of rich.querySelectorAll("*")) {
          const names = one.getAttributeNames().filter((name) => !["href", "target", "rel"].includes(name));
          expect(names, text).to.deep.equal([]);
          expect(one.getAttribute("href") ?? "https://", text).to.match(/^https:\/\//);
        }
      }
    }
  });

  it("reads what is pasted by itself, and keeps only what it knows", () => {
    const html = `<!--StartFragment--><style>p{}</style><p onclick="x()">Hello <b>bold</b> <i>it</i><script>alert("<p>1</p>")</script></p>
      <ul><li>a &amp; b</li><li><a href="javascript:alert(1)">bad</a> <a href='https://a.de/?x=1&amp;y=2'>good</a></li></ul><h1>Head</h1><img src=x onerror=alert(1)><pre>x\n y</pre>`;
    expect(writtenRichText(pastedHtml(html))).to.equal(
      "Hello **bold** _it_\n\n- a & b\n- bad [good](https://a.de/?x=1&y=2)\n\n## Head\n\n```\nx\n y\n```",
    );
    for (const broken of ["<p", "<", "<a href=", "<!--", "<p title='", "&#0;&#x1F600;", "<script>", "</b></b>x"])
      pastedHtml(broken);
  });

  it("takes no long time for hostile text", () => {
    const began = performance.now();
    for (const sign of ["*", "**a", "_a ", "[", "[a](", "`", "\\", "# "]) readRichText(sign.repeat(20_000));
    for (const sign of ["<", "<a ", '<a href="', "&#", "<!--", "<b>"]) pastedHtml(sign.repeat(5_000));
    expect(performance.now() - began).to.be.below(3_000);
  });

  it("writes bold by its key, and tells the text", async () => {
    const told: string[] = [];
    const stage = await shown(meta, Written, { value: "Price is agreed", change: (text: string) => told.push(text) });
    select(stage, fieldOf(stage).firstElementChild as Node);
    press(stage, "b", { ctrlKey: true });
    expect(told.at(-1)).to.equal("**Price is agreed**");
    control(stage, "Heading").click();
    expect(told.at(-1)).to.equal("## **Price is agreed**");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("sets a link, and refuses an address that runs", async () => {
    const told: string[] = [];
    const stage = await shown(meta, Written, { value: "Draft", change: (text: string) => told.push(text) });
    select(stage, fieldOf(stage).firstElementChild as Node);
    press(stage, "k", { ctrlKey: true });
    await stage.updateComplete;
    await stage.updateComplete;
    const input = focused(stage) as HTMLInputElement;
    input.value = "javascript:alert(1)";
    control(stage, "Set link").click();
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("[role=alert]")?.textContent).to.contain("https:");
    input.value = "https://example.com/v4";
    control(stage, "Set link").click();
    await stage.updateComplete;
    expect(told.at(-1)).to.equal("[Draft](https://example.com/v4)");
  });

  it("cleans what is pasted into it", async () => {
    const told: string[] = [];
    const stage = await shown(meta, Empty, { change: (text: string) => told.push(text) });
    select(stage, fieldOf(stage));
    paste(stage, '<p>One <b onclick="x()">two</b><img src=x onerror=alert(1)></p><ul><li>three</li></ul>');
    expect(told.at(-1)).to.equal("One **two**\n\n- three");
    expect(fieldOf(stage).querySelector("img, [onclick]")).to.equal(null);
  });

  it("has a toolbar that is one stop of Tab", async () => {
    const stage = await shown(meta, Written);
    control(stage, "Bold").focus();
    press(stage, "ArrowRight");
    expect(focused(stage)?.ariaLabel).to.equal("Italic");
    press(stage, "End");
    expect(focused(stage)?.ariaLabel).to.equal("Code");
    expect(stage.renderRoot.querySelectorAll("[role=toolbar] [tabindex='0']")).to.have.length(1);
  });

  it("is read by everybody", async () => {
    const stage = await shown(meta, Read);
    expect(fieldOf(stage).querySelector("a")?.rel).to.equal("noopener noreferrer nofollow");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
