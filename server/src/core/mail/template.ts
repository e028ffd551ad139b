import { lineOf } from "../line.ts";

/** A paragraph, or a link to a page of Nexus. Named parameters stand in braces. */
export type MailLine = string | { readonly label: string; readonly path: string };

export interface MailWords {
  readonly subject: string;
  readonly lines: readonly MailLine[];
}

/** What a mail says, in each language that it can be said in. English is always among them. */
export interface MailTemplate {
  readonly name: string;
  /** Whether it opens a door for its reader: then nobody else is shown what it says. */
  readonly isKey?: boolean;
  readonly words: Readonly<Record<string, MailWords>> & { readonly en: MailWords };
}

export type MailParameters = Readonly<Record<string, string>>;

/** A mail in words: as plain text, and the same in HTML. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const MOST_SUBJECT = 200;

const asHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
/** Without signs that are not seen. Lines end in text alone, never in a header. */
const asLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
const asText = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, "");

/** The words that are nearest to a locale: its own, its language's, English. */
function wordsFor({ words }: MailTemplate, locale: string): { readonly language: string; readonly words: MailWords } {
  const language = [locale, locale.split("-")[0] ?? ""].find((each) => Object.hasOwn(words, each)) ?? "en";
  return { language, words: words[language] ?? words.en };
}

/** Renders a mail. Only Nexus's own pages are linked, nothing is loaded from anywhere, and what is filled in is text. */
export function render(
  template: MailTemplate,
  { parameters, locale, baseUrl }: { parameters: MailParameters; locale: string; baseUrl: string },
): Rendered {
  const fill = (text: string, as: (value: string) => string): string =>
    text.replace(/\{(\w+)\}/g, (_all, key: string) => {
      if (!Object.hasOwn(parameters, key)) throw new Error(`The mail ${template.name} needs ${key}`);
      return as(parameters[key] ?? "");
    });
  const { language, words } = wordsFor(template, locale);
  const addressOf = (path: string): string => {
    const url = new URL(fill(path, encodeURIComponent), baseUrl);
    if (url.origin !== new URL(baseUrl).origin) throw new Error(`The mail ${template.name} links to another place`);
    return url.href;
  };
  const subject = lineOf(asLine(fill(words.subject, asLine)), MOST_SUBJECT) ?? template.name;
  const texts = words.lines.map((line) =>
    typeof line === "string" ? fill(line, asText) : `${fill(line.label, asLine)}:\n${addressOf(line.path)}`,
  );
  const paragraphs = words.lines.map((line) =>
    typeof line === "string"
      ? `<p>${fill(asHtml(line), (value) => asHtml(asText(value)).replace(/\n/g, "<br>"))}</p>`
      : `<p><a href="${asHtml(addressOf(line.path))}">${fill(asHtml(line.label), (value) => asHtml(asLine(value)))}</a></p>`,
  );
  const head = `<head><meta charset="utf-8"><title>${asHtml(subject)}</title></head>`;
  return {
    subject,
    text: `${texts.join("\n\n")}\n`,
    html: `<!doctype html>\n<html lang="${language}">${head}<body>${paragraphs.join("\n")}</body></html>\n`,
  };
}
