import type { DateForm, Day } from './date-context.ts';
import { monthNamed } from './month-names.ts';

export interface DayFound {
  readonly form: DateForm;
  /** Without a year where none is written. */
  readonly day: Omit<Day, 'year'> & { readonly year?: number };
  /** What stands behind it: time and zone. */
  readonly rest: string;
}

const WEEKDAY = String.raw`(?:\p{L}+\.?(?:\s*,\s*|\s+))?`;
/** Not the hours of a time that follows a date without a year. */
const YEAR = String.raw`(\d{4}|\d{2})(?![\d:])`;
/** Words that stand around a year: «2025 г.», «2025 года», «2025 жылғы», «2025-ci il», «2025 року», «2025-yil». */
const YEAR_WORD = String.raw`(?:\s*-?\s*(?:г\.|года|год|року|жылғы|жылы|ж\.|c[iıuü]\s+il(?:in)?|yil(?:i|gi)?|йил|წელი|წ\.)(?![\p{L}\d]))?`;
const NUMBER = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;

interface Form {
  readonly form: DateForm;
  readonly pattern: RegExp;
  /** The groups of the pattern as day, month, year. */
  readonly order: readonly [date: number, month: number, year: number];
}

const FORMS: readonly Form[] = [
  { form: 'iso', pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ,])/i, order: [3, 2, 1] },
  { form: 'figures', pattern: /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/, order: [1, 3, 4] },
  { form: 'figures', pattern: /^(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)/, order: [4, 3, 1] },
  { form: 'figures', pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{2})(?=$|[ ,])/, order: [1, 2, 3] },
  {
    form: 'words',
    pattern: new RegExp(String.raw`^${WEEKDAY}${NUMBER}[ .-]+(\p{L}+)\.?,?[ -]+${YEAR}${YEAR_WORD}`, 'u'),
    order: [1, 2, 3],
  },
  {
    form: 'words',
    pattern: new RegExp(String.raw`^${WEEKDAY}(\p{L}+)\.? ${NUMBER},? (\d{4})(?!\d)`, 'u'),
    order: [2, 1, 3],
  },
  {
    form: 'words',
    pattern: new RegExp(String.raw`^(\d{4})${YEAR_WORD},? (\d{1,2})[ -]+(\p{L}+)`, 'u'),
    order: [2, 3, 1],
  },
  {
    form: 'relative',
    pattern: new RegExp(String.raw`^${WEEKDAY}${NUMBER}[ .-]+(\p{L}+)`, 'u'),
    order: [1, 2, 9],
  },
  {
    form: 'relative',
    pattern: new RegExp(String.raw`^${WEEKDAY}(\p{L}+)\.? ${NUMBER}(?!\d)`, 'u'),
    order: [2, 1, 9],
  },
  { form: 'relative', pattern: /^(\d{1,2})\.(\d{1,2})(?=$|[ ,])/, order: [1, 2, 9] },
];

/** The day at the beginning of a text. The name of its weekday is not looked at: it is often wrong. */
export function dayAtStart(text: string): DayFound | undefined {
  for (const { form, pattern, order } of FORMS) {
    const found = pattern.exec(text);
    const [date, month, year] = order.map((group) => found?.[group]);
    const day = found === null ? undefined : dayOf(date, month, year);
    if (found !== null && day !== undefined) return { form, day, rest: text.slice(found[0].length) };
  }
  return undefined;
}

function dayOf(date = '', month = '', year?: string): DayFound['day'] | undefined {
  const index = /^\d/.test(month) ? Number(month) - 1 : monthNamed(month);
  if (index === undefined) return undefined;
  return { date: Number(date), month: index, ...(year === undefined ? {} : { year: fullYear(year) }) };
}

/** Two figures mean 1970 to 2069 (RFC 2822, 4.3 draws the line at 50; feeds are younger). */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}
