import type { Guard } from "../guard.ts";

const core = "server/src/core/mail";
const suite = `${core}/mail.test.ts`;
const template = `${core}/template.test.ts`;

/** What mail stands on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "P2", says: "a mail is not sent again where a process ended in the middle of it" },
    file: `${core}/mail.ts`,
    find: "if (before.begunAt !== null) {",
    put: "await kept.settle(mail, { state: 'deferred', error: '' });\n    if (before.begunAt === 'never') {",
    ...{ suite, test: "where the process ended" },
  },
  {
    ...{ promise: "P2", says: "a mail is not sent again where the answer was lost" },
    file: `${core}/smtp.ts`,
    find: "if (code === undefined && handedOver)",
    put: "if (code === 0 && handedOver)",
    ...{ suite, test: "where the answer was lost" },
  },
  {
    ...{ promise: "P2", says: "who refused a mail for good is not asked again" },
    file: `${core}/smtp.ts`,
    find: "if (offered && code !== undefined && code >= 500)",
    put: "if (offered && code !== undefined && code >= 600)",
    ...{ suite, test: "refused it for good" },
  },
  {
    ...{ promise: "E3", says: "what is filled in is text" },
    file: `${core}/template.ts`,
    find: "text.replace(/[&<>\"']/g, (sign) => ESCAPES[sign] ?? sign);",
    put: "text.replace(/[&]/g, (sign) => ESCAPES[sign] ?? sign);",
    ...{ suite: template },
  },
  {
    ...{ promise: "E3", says: "a subject is one line" },
    file: `${core}/template.ts`,
    find: "asLine(fill(words.subject, asLine))",
    put: "fill(words.subject, asText)",
    ...{ suite: template },
  },
  {
    ...{ promise: "B7", says: "only pages of Nexus are linked" },
    file: `${core}/template.ts`,
    find: "if (url.origin !== new URL(baseUrl).origin)",
    put: "if (url.origin === '')",
    ...{ suite: template },
  },
  {
    ...{ promise: "B1", says: "what opens a door is sealed in the queue of jobs" },
    file: `${core}/message.ts`,
    find: 'return { sealed: seal(keys.own(organization), text, placeOf(organization)).toString("base64url") };',
    put: 'return { sealed: seal(keys.own(organization), text, placeOf(organization)).toString("base64url"), ...message };',
    ...{ suite, test: "sealed wherever it lies" },
  },
  {
    ...{ promise: "E3", says: "a mail goes to one address" },
    file: `${core}/message.ts`,
    find: "!ADDRESS.test(to) || to.length > MOST_ADDRESS",
    put: "to.length > MOST_ADDRESS",
    ...{ suite, test: "names no address" },
  },
];
