import { createHash } from "node:crypto";
import type { Part } from "./schema.ts";
import { typeText } from "./type-text.ts";

const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1b1f2a, #e6e8ee); --quiet: light-dark(#5c6370, #a3a9b8); --line: light-dark(#e2e4ea, #343a48); --back: light-dark(#fcfdff, #14171f); --box: light-dark(#f5f6f9, #1d212c); --mark: light-dark(#2856c7, #8fb0ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 40px; }
a { color: var(--mark); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; list-style: none; }
p, .quiet { max-width: 72ch; } .quiet, dt span, small { color: var(--quiet); } dt span { font-size: 13px; }
code, pre { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { padding: 12px; border-radius: 8px; background: var(--box); white-space: pre-wrap; }
details { border-top: 1px solid var(--line); }
summary { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; padding: 10px 0; cursor: pointer; }
summary b { min-width: 60px; font: 600 12px/1.5 ui-monospace, monospace; color: var(--mark); }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(120px, 220px) 1fr; gap: 6px 16px; margin: 0 0 12px; }
dt, dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 560px) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 8px; } }`;

/** What the page may do: show itself. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const said = (value: unknown): string => String(value ?? "").replace(/[&<>"']/g, (sign) => MARKS[sign] ?? sign);
/** Text with code between backticks. */
const prose = (value: unknown): string => said(value).replace(/`([^`]+)`/g, "<code>$1</code>");

interface Named {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly isNeeded: boolean;
}

const rows = (title: string, all: readonly Named[]): string =>
  all.length === 0
    ? ""
    : `<h4>${title}</h4><dl>${all
        .map(
          ({ name, type, text, isNeeded }) =>
            `<dt><code>${said(name)}</code>${isNeeded ? "" : " <span>optional</span>"}</dt><dd><code>${said(type)}</code>${text ? `<br><small>${prose(text)}</small>` : ""}</dd>`,
        )
        .join("")}</dl>`;

const partsOf = (value: unknown): [string, Part][] => Object.entries((value ?? {}) as Readonly<Record<string, Part>>);

/** A page for people of what the document says for programs: one file without a script. */
export function pageOf(document: Part): string {
  const { info, paths, components, tags } = document as Readonly<Record<string, Part>>;
  const { parameters, schemas } = components as Readonly<Record<string, Readonly<Record<string, Part>>>>;
  const found = (part: Part): Part => {
    const [, kind, name = ""] = /^#\/components\/(\w+)\/(.+)$/.exec(String(part["$ref"] ?? "")) ?? [];
    return (kind === "parameters" ? parameters?.[name] : kind === "schemas" ? schemas?.[name] : undefined) ?? part;
  };
  const parameterRows = (operation: Part): Named[] =>
    ((operation["parameters"] ?? []) as readonly Part[]).map(found).map((one) => ({
      ...{ name: String(one["name"]), isNeeded: one["required"] === true, text: String(one["description"] ?? "") },
      type: `${one["in"]}: ${typeText((one["schema"] ?? {}) as Part)}`,
    }));
  const bodyRows = (operation: Part): Named[] => {
    const [, content] = partsOf((operation["requestBody"] as Part | undefined)?.["content"])[0] ?? [];
    const schema = found((content?.["schema"] ?? {}) as Part);
    const needed = (schema["required"] ?? []) as readonly string[];
    return partsOf(schema["properties"]).map(([name, part]) => ({
      ...{ name, type: typeText(part), text: String(part["description"] ?? ""), isNeeded: needed.includes(name) },
    }));
  };
  const answers = (operation: Part): string =>
    partsOf(operation["responses"])
      .map(([status]) => status)
      .join(", ");
  const operationOf = (
    path: string,
    method: string,
    operation: Part,
  ): string => `<details id="${said(operation["operationId"])}">
<summary><b>${method.toUpperCase()}</b><code>${said(path)}</code><span>${said(operation["summary"])}</span></summary>
<p class="quiet">${prose(operation["description"])}</p>
${rows("Parameters", parameterRows(operation))}${rows("Body", bodyRows(operation))}
<p class="quiet">Answers ${answers(operation)}.</p></details>`;
  const all = partsOf(paths).flatMap(([path, methods]) =>
    partsOf(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = (tags as unknown as readonly { readonly name: string; readonly description: string }[]).map(
    ({
      name,
      description,
    }) => `<section id="${said(name)}"><h2>${said(name)}</h2><p class="quiet">${prose(description)}</p>
${all
  .filter(({ operation }) => (operation["tags"] as readonly string[]).includes(name))
  .map(({ path, method, operation }) => operationOf(path, method, operation))
  .join("\n")}</section>`,
  );
  const names = partsOf(paths).length === 0 ? [] : (tags as unknown as readonly { readonly name: string }[]);
  const paragraphs = String(info?.["description"] ?? "")
    .split("\n\n")
    .map((text) => `<p>${prose(text)}</p>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nexus API</title><style>${STYLE}</style></head><body><main>
<h1>Nexus API</h1>${paragraphs.join("")}
<p>For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<pre>curl ${said(((document["servers"] as readonly Part[])[0] ?? {})["url"])}/deals?stage=negotiation&amp;limit=5 \\
  -H "Authorization: Bearer $NEXUS_KEY"</pre>
<nav aria-label="Nouns"><ul>${names.map(({ name }) => `<li><a href="#${said(name)}">${said(name)}</a></li>`).join("")}</ul></nav>
${groups.join("\n")}
</main></body></html>`;
}
