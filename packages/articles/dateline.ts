import { datelineAgencies } from './dateline-agencies.ts';
import { datelinePlaces, otherPlaces } from './dateline-places.ts';

/**
 * Datelines: where a report comes from and who brings it, at the head of its first paragraph.
 *
 *   БАКУ /Trend/ - …                      a place, then an agency in slashes; the dash may be missing
 *   Баку, 20 октября, /АЗЕРТАДЖ/. …       a country and a date may stand between
 *   BAKU, Azerbaijan, October 20. /Trend/ …
 *   ALMATY, Oct 20 (Reuters) - …          an agency in brackets, then a dash
 *   АСТАНА. КАЗИНФОРМ – …                 an agency in capitals, then a dash
 *   МОСКВА, 20 окт — РИА Новости. …       a date, a dash, an agency, a full stop
 *   Baku, November 21, AZERTAC …          a date and an agency, then a capital; without a date a dash or a line break
 *   ТАСС — …   (Reuters) - …   /ТАСС/. …  an agency whose name is nothing else
 *   BAKU, Azerbaijan, October 20. …       a place in capitals and a date, no agency
 *   АКТАУ — Участники …                   a known city in capitals, a dash, and a sentence
 *
 * A place without slashes, brackets or date after it must be in capitals. Where no agency that we know follows, it must
 * be a city that we know; with nothing but a dash after it, what follows must begin as a sentence does and with no
 * name: «США – крупнейший партнёр» is no dateline, nor are «СРЕДНИЙ КОРИДОР (ТМТМ) – маршрут», «БАКУ — Тбилиси — Карс»
 * and «ПАРИЖ — Дакар». A name is a place of the list, or what is written with a capital within a sentence, too. Whatever is not surely a dateline stays in the text.
 */
export interface Dateline {
  readonly place?: string;
  readonly agency?: string;
}

export interface SplitText {
  readonly text: string;
  readonly dateline?: Dateline;
}

const CAPITALS = String.raw`\p{Lu}[\p{Lu}\p{M}.'’-]*\p{Lu}(?:[ -]\p{Lu}[\p{Lu}\p{M}'’-]+){0,2}`;
const NAMED = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?: (?:\p{Lu}|на-)[\p{L}\p{M}'’-]+){0,2}`;
/** Beginnings of the months in Russian, Ukrainian, English, Azerbaijani, Turkish and Kazakh. */
const MONTH = String.raw`(?i:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|yan|fev|iyun|iyul|avq|sent|okt|noy|dek|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\p{L}*`;
const DAY = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+${MONTH}|${MONTH}\.?\s+\d{1,2})`;
const YEAR = String.raw`(?:,?\s+\d{4}(?:\s*(?:г\.?|года|il|yıl))?)?`;
const DATE = String.raw`${DAY}${YEAR}`;
const DASH = String.raw`\s*[-–—]\s+`;
/** A date may open the line, as some feeds write it; a country may follow the place, a date either. */
const LEAD = String.raw`(?:(?:date|дата):?\s+)?(?:${DATE}[,.]?\s+)?`;
const COUNTRY = String.raw`,\s+\p{Lu}[\p{L}\p{M}'’-]{2,30}`;
const MIDDLE = String.raw`(?:${COUNTRY}(?=[,.]))?(?:[,.]\s+${DATE})?`;
/** Agencies as they sign: in capitals or as a name. Longer names first, for they begin alike. */
const AGENCY = datelineAgencies
  .flatMap((name) => [name, name.charAt(0) + name.slice(1).toLowerCase()])
  .toSorted((one, other) => other.length - one.length)
  .join('|');
/** Those that are no other word. */
const OWN_NAME =
  'ТАСС|ИНТЕРФАКС|INTERFAX|АЗЕРТАДЖ|AZERTAC|AZƏRTAC|КАЗИНФОРМ|KAZINFORM|ҚАЗАҚПАРАТ|УКРИНФОРМ|УКРІНФОРМ|БЕЛТА|РИА Новости|REUTERS|Reuters|AFP|Xinhua';
const SENTENCE = String.raw`(?=[«"“]?\p{Lu}\p{Ll}*\s+[\p{L}\p{N}«])`;
const SLASHED = String.raw`/(?<agency>\p{Lu}[^/\n]{1,39})/`;

/** What a pattern cannot do without. Most heads have none of it, and asking takes a hundredth of trying. */
const SLASH = /\//;
const BRACKET = /\(/;
const DASHED = /[-–—]\s/;
const COMMA = /,\s/;
const DIGIT = /\d/;

const forms: readonly (readonly [needs: RegExp, source: string])[] = [
  [SLASH, String.raw`${LEAD}(?<place>${NAMED})${MIDDLE}[,.]?\s*${SLASHED}(?:\.|,|:)?(?:${DASH}|\s+)`],
  [
    BRACKET,
    String.raw`${LEAD}(?<place>${CAPITALS})${MIDDLE}[,.]?\s*\((?<agency>\p{Lu}[^()\n]{1,39})\)${DASH}`,
  ],
  [
    DASHED,
    String.raw`${LEAD}(?<place>${CAPITALS})(?:\.|[,.]\s+${DATE}[,.]?)\s+(?<signed>\p{Lu}[\p{L}\p{N}]{2,20})\.?${DASH}`,
  ],
  [
    DASHED,
    String.raw`${LEAD}(?<place>${CAPITALS}),\s+${DATE}\.?${DASH}(?<agency>\p{Lu}[\p{L}\p{N}]+(?: \p{Lu}[\p{L}\p{N}]+)?)\.\s+`,
  ],
  [
    DASHED,
    String.raw`(?<place>${datelinePlaces.join('|')})\s+[-–—]\s+(?=«?(?<opening>\p{Lu}\p{Ll}*)\s+[\p{L}\p{N}«])`,
  ],
  [
    DIGIT,
    String.raw`${LEAD}(?<place>${NAMED}|${CAPITALS})(?:${COUNTRY})?,\s+${DATE},?\s+(?<agency>${AGENCY})(?:\.?${DASH}|\.?\s*\n\s*|\.?\s+${SENTENCE})`,
  ],
  [COMMA, String.raw`(?<place>${NAMED}|${CAPITALS}),\s+(?<agency>${AGENCY})(?:\.?${DASH}|\.?\s*\n\s*)`],
  [
    DASHED,
    String.raw`(?<place>${NAMED})\.\s+(?:${DATE}\.\s+)?(?<agency>${AGENCY}|ҚазАқпарат|КазТАГ)\.?${DASH}`,
  ],
  [DASHED, String.raw`(?<agency>${OWN_NAME})${DASH}(?=«?(?<opening>\p{Lu}\p{Ll}*)\s+[\p{L}\p{N}«])`],
  [SLASH, String.raw`/(?<agency>${OWN_NAME})/\.?\s+`],
  [BRACKET, String.raw`\((?<agency>${OWN_NAME})\)${DASH}`],
  [DIGIT, String.raw`(?<place>${CAPITALS})(?:${COUNTRY})?,\s+${DATE}(?:\.${DASH}|\.\s+|${DASH})`],
];

const patterns = forms.map(([needs, source]) => ({ needs, pattern: new RegExp(`^\\s*${source}`, 'u') }));

/** How far into a text a dateline may reach, in UTF-16 units. */
const LONGEST = 160;

/** @returns the text without its dateline, and what it said; a text that is nothing but a dateline stays as it is */
export function splitDateline(text: string): SplitText {
  const head = text.slice(0, LONGEST);
  const found = patterns
    .values()
    .map(({ needs, pattern }) => (needs.test(head) ? pattern.exec(head) : null))
    .find((match) => match !== null && isSure(match, text));
  if (found === undefined || found === null || found[0].length >= text.length) return { text };
  const { place, signed, agency = signed } = found.groups ?? {};
  return {
    text: text.slice(found[0].length),
    dateline: { ...(place && { place }), ...(agency && { agency: agency.trim() }) },
  };
}

/** «Средний Коридор /ТМТМ/ растёт» and «Компания /Trend/ растёт» have the form of a dateline, too. */
function isSure({ groups }: RegExpExecArray, text: string): boolean {
  const { place, signed, agency = signed, opening } = groups ?? {};
  if (opening !== undefined && isName(opening, text)) return false;
  if (place === undefined) return true;
  const capitals = place.toUpperCase();
  const isCity = datelinePlaces.includes(capitals);
  if (agency !== undefined && isAgency(agency)) return isCity || isOneWordOf(place, capitals);
  return isCity && signed === undefined && !/\s/u.test(agency ?? '');
}

const isOneWordOf = (place: string, capitals: string): boolean => place === capitals && !/\s/u.test(place);

/** Whether a word that opens a sentence is a name: of a place or agency, or written with a capital within a sentence. */
function isName(opening: string, text: string): boolean {
  const capitals = opening.toUpperCase();
  if (datelinePlaces.includes(capitals) || otherPlaces.includes(capitals) || isAgency(opening)) return true;
  return new RegExp(`[\\p{Ll},] ${opening}(?!\\p{L})`, 'u').test(text);
}

const isAgency = (name: string): boolean =>
  datelineAgencies.includes(/^[\p{L}\p{N}]+/u.exec(name)?.[0].toUpperCase() ?? '');
