/** A day of the week as ISO counts them: 1 is Monday, 7 is Sunday. */
export type WeekDay = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** How a region counts its weeks. */
export interface Week {
  readonly firstDay: WeekDay;
  readonly weekend: readonly WeekDay[];
}

/** What the compiler's library of this year does not know yet, and one browser in its older versions neither. */
interface WithWeek {
  getWeekInfo?(): Week;
  readonly weekInfo?: Week;
}

// CLDR's regions, for a platform that tells nothing: most others begin with Monday.
const SUNDAY =
  / (AG|AS|AU|BD|BR|BS|BT|BW|BZ|CA|CO|DM|DO|ET|GT|GU|HK|HN|ID|IL|IN|JM|JP|KE|KH|KR|LA|MH|MM|MO|MT|MX|MZ|NI|NP|PA|PE|PH|PK|PR|PT|PY|SA|SG|SV|TH|TT|TW|UM|US|VE|VI|WS|YE|ZA|ZW) /;
const SATURDAY = / (AE|AF|BH|DJ|DZ|EG|IQ|IR|JO|KW|LY|OM|QA|SD|SY) /;

/** The week of a locale's region. */
export function weekOf(locale: string): Week {
  const known = new Intl.Locale(locale);
  // The libraries of the compiler differ in what they say of it.
  const { getWeekInfo, weekInfo } = known as unknown as WithWeek;
  const told = getWeekInfo?.call(known) ?? weekInfo;
  if (told) return told;
  const region = ` ${known.maximize().region} `;
  return { firstDay: SATURDAY.test(region) ? 6 : SUNDAY.test(region) ? 7 : 1, weekend: [6, 7] };
}
