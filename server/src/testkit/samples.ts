import {
  date,
  decimal,
  duration,
  email,
  type Field,
  file,
  initially,
  instant,
  integer,
  json,
  localTime,
  longText,
  manyOf,
  money,
  type Noun,
  newId,
  noun,
  oneOf,
  optional,
  percent,
  phone,
  ref,
  refs,
  secret,
  text,
  webAddress,
  yesNo,
} from "@nexus-os/contracts";

// A noun with a field of every kind, required and optional.

const SIZES = ["small", "middle", "large"] as const;

const topics = noun("topics", {
  ...{ singular: "topic", department: "samples", summary: "What samples refer to.", title: "name" },
  fields: { name: text() },
});

export const samples = noun("samples", {
  ...{ singular: "sample", department: "samples", summary: "Something of everything.", title: "line" },
  fields: {
    line: text({ max: 60 }),
    lineOr: optional(text()),
    note: longText(),
    noteOr: optional(longText({ max: 20_000 })),
    whole: integer({ least: Number.MIN_SAFE_INTEGER }),
    wholeOr: optional(integer()),
    exact: decimal({ scale: 2, least: "-90071992547409.91", most: "90071992547409.91" }),
    exactOr: optional(decimal({ scale: 6 })),
    amount: money(),
    amountOr: optional(money()),
    share: percent({ least: -10_000 }),
    shareOr: optional(percent()),
    agreed: yesNo(),
    agreedOr: optional(yesNo()),
    day: date(),
    dayOr: optional(date()),
    moment: instant(),
    momentOr: optional(instant()),
    meeting: localTime(),
    meetingOr: optional(localTime()),
    takes: duration(),
    takesOr: optional(duration()),
    size: oneOf(SIZES),
    sizeOr: optional(oneOf(SIZES)),
    sizes: manyOf(SIZES),
    sizesOr: optional(manyOf(SIZES)),
    mail: email(),
    mailOr: optional(email()),
    dial: phone(),
    dialOr: optional(phone()),
    page: webAddress(),
    pageOr: optional(webAddress()),
    topic: ref("topics"),
    topicOr: optional(ref("topics")),
    topics: refs("topics", { most: 12 }),
    paper: file(),
    paperOr: optional(file()),
    parts: json(),
    partsOr: optional(json()),
    word: secret(text()),
    wordOr: secret(optional(text())),
    usual: initially(yesNo(), true),
    usualSizes: initially(manyOf(SIZES), ["large"]),
  },
  sorts: [
    ...(["line", "whole", "exact", "amount", "share", "agreed", "day", "moment", "meeting", "takes", "size"] as const),
    ...(["mail", "dial", "page"] as const),
  ],
});

export const SAMPLES = [topics, samples] as unknown as readonly Noun[];

/** The fields of the samples, by their keys. */
export const SAMPLE_FIELDS: readonly (readonly [string, Field])[] = Object.entries(samples.fields);

type Written = Readonly<Record<string, unknown>>;

/** Samples as they are written: usual ones, and those at the edges of what each kind can hold. */
export function someSamples(topic: readonly string[], paper: string): readonly (Written & { readonly id: string })[] {
  const plain = {
    ...{ line: "Heat meters", note: "One line", whole: 7, exact: "12.50", amount: { minor: 1250, currency: "EUR" } },
    ...{ share: 725, agreed: true, day: "2026-03-01", moment: "2026-03-01T08:00:00.000Z", takes: 3600, size: "small" },
    ...{ meeting: { local: "2026-06-01T09:30", zone: "Europe/Berlin" }, sizes: ["small"], mail: "lea@example.com" },
    ...{ dial: "+49301234567", page: "https://example.com/", topic: topic[0], paper, parts: {}, word: "open sesame" },
  };
  const all: readonly Written[] = [
    plain,
    {
      ...{ line: 'Ärger 😀 „Zitat“ \\ "x" </script>', note: "a\nb\tc\n\n😀 \\n", noteOr: "z".repeat(20_000) },
      ...{ whole: Number.MAX_SAFE_INTEGER, exact: "90071992547409.91", exactOr: "0.000001", share: -10_000 },
      ...{ amount: { minor: -1, currency: "JPY" }, amountOr: { minor: -100_000_000_000_000, currency: "KWD" } },
      ...{
        agreed: false,
        agreedOr: false,
        sizes: [],
        sizesOr: [],
        takes: 0,
        size: "large",
        takesOr: 31_556_952_000,
        usual: false,
      },
      ...{
        usualSizes: [],
        meeting: { local: "2026-10-25T02:30", zone: "Europe/Berlin" },
        parts: [],
        partsOr: [[[[]]]],
      },
      ...{ topics: [topic[2], topic[0], topic[1]], wordOr: "secret too", mail: "o'neil+x@sub.example.com" },
    },
    {
      ...{ line: "heat meters", whole: Number.MIN_SAFE_INTEGER, exact: "-90071992547409.91", exactOr: "1000000" },
      ...{ sizes: ["large", "small", "middle"], sizesOr: ["middle", "small"], agreed: false, agreedOr: true, share: 0 },
      ...{
        size: "middle",
        day: "0001-01-01",
        dayOr: "9999-12-31",
        moment: "1970-01-01T00:00:00.000Z",
        topic: topic[1],
      },
      ...{ momentOr: "9999-12-31T23:59:59.999Z", meeting: { local: "2026-06-01T03:30", zone: "America/New_York" } },
      ...{ meetingOr: { local: "2026-06-01T13:15", zone: "Asia/Kathmandu" }, dial: "+1 (212) 555-01.00" },
      ...{ page: "http://bücher.example/ä?q=\\&x='y'#\"z\"", topics: topic, topicOr: topic[2], paperOr: paper },
      parts: { "1": null, b: [1.5, -0, 1e21, true, "\t\n“\u2028"], a: { "": "𝒜" }, 'quo"te': "back\\slash" },
    },
    { line: "\uff5e", exact: "-0.05", exactOr: "0", whole: 0, amount: { minor: 0, currency: "EUR" }, lineOr: "10" },
    { line: "😀", exact: "0", whole: -1, amount: { minor: -1251, currency: "EUR" }, lineOr: "9", shareOr: 10_000 },
    { line: "a", exact: "-1", exactOr: "999.999999", sizeOr: "large", sizesOr: ["large"], topics: [topic[1]] },
    { line: "a b", lineOr: "heat meters", noteOr: "x", mailOr: "Ünï@example.com".replace("Ünï", "uni"), wholeOr: 0 },
    { line: "a!", dialOr: "+4930123456", pageOr: "https://example.com/?a=1", amountOr: { minor: 5, currency: "EUR" } },
  ];
  return all.map((given) => ({ ...plain, ...given, id: newId() }));
}
