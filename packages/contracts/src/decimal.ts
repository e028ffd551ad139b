const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal as the whole number of its smallest steps: "12.5" with two decimals is 1250. NaN where the text is none, has
 * more decimals than there are, or more digits than a number holds exactly.
 */
export function stepsOf(text: string, scale: number): number {
  const [, sign = "", whole = "", fraction = ""] = DECIMAL.exec(text) ?? [];
  if (whole === "" || fraction.length > scale) return Number.NaN;
  const steps = Number(whole + fraction.padEnd(scale, "0"));
  if (!Number.isSafeInteger(steps)) return Number.NaN;
  return sign === "" || steps === 0 ? steps : -steps;
}

/** The decimal that a whole number of steps is, with all its decimals: 1250 with two is "12.50". */
export function decimalOf(steps: number | bigint, scale: number): string {
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/.exec(String(steps)) ?? [];
  const all = digits.padStart(scale + 1, "0");
  return `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`;
}
