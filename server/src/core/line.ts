// What a field of a line refuses: control characters, halves of pairs, marks that turn the direction of what follows.
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** Words that came from anywhere, as a field of a line takes them; null where nothing of them is left. */
export function lineOf(text: string, most: number): string | null {
  const whole = text.normalize("NFC").replace(UNSEEN, " ").slice(0, most);
  // The cut may have gone through a pair.
  return whole.replace(UNSEEN, "").trim() || null;
}

/** A text of JSON that says the same, as a field of a line takes it. Such signs stand in its strings alone. */
export function jsonLineOf(json: string): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.normalize("NFC").replace(UNSEEN, escaped);
}
