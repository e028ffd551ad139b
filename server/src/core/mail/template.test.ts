import { expect, test } from "vitest";
import { type MailTemplate, render } from "./template.ts";

const invitation: MailTemplate = {
  name: "invitation",
  words: {
    en: {
      subject: "{who} invites you",
      lines: [
        "{who} wants to work with you & <others>:",
        "{note}",
        { label: "Join {where}", path: "/join/{token}?as={who}" },
      ],
    },
    de: { subject: "{who} lädt Sie ein", lines: ["Kommen Sie."] },
  },
};
const baseUrl = "https://nexus.example";
const parameters = { who: "Ines", note: "Line one\nline two", where: "Havelmann", token: "a/b?c" };

test("one template gives plain text and HTML that say the same", () => {
  expect(render(invitation, { parameters, locale: "en", baseUrl })).toEqual({
    subject: "Ines invites you",
    text: "Ines wants to work with you & <others>:\n\nLine one\nline two\n\nJoin Havelmann:\nhttps://nexus.example/join/a%2Fb%3Fc?as=Ines\n",
    html: '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Ines invites you</title></head><body><p>Ines wants to work with you &amp; &lt;others&gt;:</p>\n<p>Line one<br>line two</p>\n<p><a href="https://nexus.example/join/a%2Fb%3Fc?as=Ines">Join Havelmann</a></p></body></html>\n',
  });
});

test("what is filled in is text, in HTML, in addresses and in the subject", () => {
  const who = '<img src="https://evil.example/x.png"><script>alert(1)</script>\r\nBcc: evil@example.com\u202e';
  const { subject, html, text } = render(invitation, {
    parameters: { ...parameters, who, note: who, where: who },
    locale: "en",
    baseUrl,
  });
  expect(subject).not.toMatch(/[\r\n\u202e]/);
  expect(html).not.toMatch(/<(img|script)/);
  expect(html.match(/(src|href)="[^"]*"/g)).toEqual([expect.stringMatching(/^href="https:\/\/nexus\.example\/join\//)]);
  expect(text).toContain("<script>");
  expect(subject.length).toBeLessThanOrEqual(200);
  const long = render(invitation, {
    parameters: { ...parameters, who: `${"x".repeat(199)}\u{1f4e6}` },
    locale: "en",
    baseUrl,
  });
  expect(long.subject).toBe("x".repeat(199));
});

test("a mail is in its reader's language, else in English", () => {
  const subjectFor = (locale: string): string => render(invitation, { parameters, locale, baseUrl }).subject;
  expect(["de", "de-CH", "fr", "__proto__", "constructor"].map(subjectFor)).toEqual([
    ...["Ines lädt Sie ein", "Ines lädt Sie ein"],
    ...Array.from({ length: 3 }, () => "Ines invites you"),
  ]);
});

test("what is missing, or leads elsewhere, is no mail", () => {
  const { who: _who, ...rest } = parameters;
  expect(() => render(invitation, { parameters: rest, locale: "en", baseUrl })).toThrow(/needs who/);
  const elsewhere = (path: string): MailTemplate => ({
    name: "elsewhere",
    words: { en: { subject: "x", lines: [{ label: "x", path }] } },
  });
  for (const path of ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]) {
    expect(() => render(elsewhere(path), { parameters, locale: "en", baseUrl })).toThrow(/another place/);
  }
});
