import { type WordBuffer, fold, foldedWord } from '@newswatch/language';

/** Beginnings of the names of months, January first; those of three letters are whole words. */
const BEGINNINGS: readonly (readonly string[])[] = [
  'январ янв січн қаңтар yanvar ocak january jan',
  'феврал люто лютий ақпан fevral şubat february feb',
  'март березн наурыз mart march mar',
  'апрел квітн сәуір aprel nisan april apr',
  'мая май травн мамыр may mayıs',
  'июн червн маусым iyun haziran june jun',
  'июл липн шілде iyul temmuz july jul',
  'август серпн тамыз avqust avgust ağustos august aug',
  'сентябр вересн қыркүйек sentyabr sentabr eylül september sep',
  'октябр жовтн қазан oktyabr oktabr ekim october oct',
  'ноябр листоп қараша noyabr kasım november nov',
  'декабр грудн желтоқсан dekabr aralık december dec',
].map((line) => line.split(' ').map(fold));

/** By their first three letters, in that order. */
const MONTHS = Map.groupBy(
  BEGINNINGS.flatMap((some, at) => some.map((beginning) => ({ beginning, month: at + 1 }))),
  ({ beginning }) => beginning.slice(0, 3),
);

/**
 * The days that the title of an article names, `20.10`, in order and each once: «Погода на 20 октября», `October 20`, `20.10.2025`. A
 * month is known in Russian, Ukrainian, Kazakh, Azerbaijani, Turkish, Uzbek and English.
 */
export function daysIn(article: WordBuffer): readonly string[] {
  const words = Array.from({ length: article.titleWords }, (_, word) => foldedWord(article, word));
  const days = words.flatMap((word, at) => {
    const month = monthIn(word);
    if (month !== undefined) return dayOf(dayBeside(words, at), month);
    return /^20\d\d$/.test(word) ? dayInFigures(words, at) : [];
  });
  return days.length < 2 ? days : [...new Set(days)].toSorted();
}

const monthIn = (word: string): number | undefined =>
  MONTHS.get(word.slice(0, 3))?.find(({ beginning }) =>
    beginning.length > 3 ? word.startsWith(beginning) : word === beginning,
  )?.month;

/** Before the month, where an ending may stand between («20-е октября»), or else behind it. */
function dayBeside(words: readonly string[], at: number): string | undefined {
  const [second, first] = words.slice(Math.max(0, at - 2), at).toReversed();
  const before = second !== undefined && /^\p{L}{1,2}$/u.test(second) ? first : second;
  return [before, words[at + 1]].find((word) => word !== undefined && isDay(word));
}

/** Around a year: `20.10.2025`, `2025-10-20`. */
function dayInFigures(words: readonly string[], at: number): readonly string[] {
  const [day = '', month = ''] = words.slice(Math.max(0, at - 2), at);
  if (isDay(day) && isMonth(month)) return dayOf(day, Number(month));
  const [after = '', last = ''] = words.slice(at + 1, at + 3);
  return isMonth(after) && isDay(last) ? dayOf(last, Number(after)) : [];
}

const isDay = (word: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])$/.test(word);
const isMonth = (word: string): boolean => /^(?:0?[1-9]|1[0-2])$/.test(word);

const dayOf = (day: string | undefined, month: number): readonly string[] =>
  day === undefined ? [] : [`${Number(day)}.${month}`];
