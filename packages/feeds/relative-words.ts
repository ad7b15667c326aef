import { DAY, HOUR, MINUTE, SECOND } from '@newswatch/domain';

/**
 * Words of relative dates in the languages of the region: en, ru, uk, kk (Cyrillic and Latin), az, tr, uz (Latin and
 * Cyrillic), ka. Small letters without what `foldWord` takes off. Of three letters and more they are beginnings, for
 * endings follow; shorter ones are abbreviations and stand alone.
 */
const UNITS: readonly (readonly [unit: Unit, words: string])[] = [
  [{ length: SECOND }, 'sec секун сек s с saniy sekund soniya сония წამ sn'],
  [{ length: MINUTE }, 'min мин m хвилин хв daqiqa dəqiqə deqiqe dakika дақиқа дакика წუთ dk'],
  [{ length: HOUR }, 'hour hrs hr h час ч годин сағат sagat saat sa soat соат საათ'],
  [{ length: DAY }, 'day d ден дне дня дні дн сут күн кун kun gun დღ დღის დღე'],
  [{ length: 7 * DAY }, 'week w недел тижн тижд апта apta hefte həftə hafta ҳафта хафта კვირ'],
  [{ months: 1 }, 'month mo месяц мес місяц аи ai ay oy ои თვე თვის'],
  [{ months: 12 }, 'year yr год лет рок рік жыл jyl il yil иил წლის წელ'],
];

/** A span of time: of a fixed length in milliseconds, or in months of the calendar. */
export type Unit = { readonly length: number } | { readonly months: number };

const AGO = words('ago назад тому бұрын buryn əvvəl evvel oncə once oldin avval олдин аввал წინ');

const ONE = words('a an one один одну одна бір bir бир ერთი');

const NOW = [
  ...words('now сеичас щоино indicə indice simdi hozir hozirgina хозир ҳозир ახლახან'),
  'just now',
  'только что',
  'жаңа ғана',
  'jana gana',
  'az once',
];

const DAYS: readonly (readonly [daysAgo: number, words: readonly string[]])[] = [
  [0, ['bu gun', ...words('today сегодня сьогодні бүгін bugin bugun бугун დღეს')]],
  [1, words('yesterday вчера вчора учора кеше keshe dunən dunen dun kecha кеча გუშინ')],
  [2, words('позавчера позавчора')],
];

function words(line: string): readonly string[] {
  return line.split(' ');
}

export const isAgo = (word: string): boolean => AGO.includes(word);
export const isOne = (word: string): boolean => ONE.includes(word);
export const isNow = (text: string): boolean => NOW.includes(text);

/** By the longest word that fits. */
export function unitNamed(word: string): Unit | undefined {
  let best: { readonly unit: Unit; readonly length: number } | undefined;
  for (const [unit, line] of UNITS) {
    for (const one of line.split(' ')) {
      const fits = one.length < 3 ? word === one : word.startsWith(one);
      if (fits && one.length > (best?.length ?? 0)) best = { unit, length: one.length };
    }
  }
  return best?.unit;
}

/** A word for a day at the beginning of a folded text: how many days ago it is, and how long the word. */
export function dayNamed(text: string): { readonly daysAgo: number; readonly length: number } | undefined {
  for (const [daysAgo, names] of DAYS) {
    const name = names.find((one) => text.startsWith(one) && !/^\p{L}/u.test(text.slice(one.length)));
    if (name !== undefined) return { daysAgo, length: name.length };
  }
  return undefined;
}
