import { attribute, signsOf } from "./xml.ts";

const DAY_MS = 86_400_000;
/** The day that a serial of 0 is: Excel takes 1900 for a leap year, so that from March 1900 on it is this one. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);

/** The formats of days and times that Excel does not spell out. */
const isBuiltIn = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** Whether a format shows a day or a time: it has their letters outside of quotes, brackets and escapes. */
function showsMoment(code: string): boolean {
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}

/** For each style of cells, whether its numbers are days or moments. */
export function stylesOf(xml: string): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inside = false;
  for (const sign of signsOf(xml)) {
    if (sign.kind === "text") continue;
    if (sign.name === "cellXfs") inside = sign.kind === "begin";
    if (sign.kind !== "begin") continue;
    const format = Number(attribute(sign.attributes, "numFmtId"));
    if (sign.name === "numFmt") own.set(format, showsMoment(attribute(sign.attributes, "formatCode") ?? ""));
    if (sign.name === "xf" && inside) styles.push(own.get(format) ?? isBuiltIn(format));
  }
  return styles;
}

/** A day, or a moment in UTC, from the number that Excel has for it. */
export function momentOfSerial(serial: number, from1904: boolean): string {
  const moment = new Date((from1904 ? FROM_1904 : FROM_1900) + Math.round(serial * DAY_MS));
  if (Number.isNaN(moment.getTime())) return String(serial);
  const text = moment.toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text;
}
