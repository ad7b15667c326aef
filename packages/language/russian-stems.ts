import { dropping, notDropping } from './russian-words.ts';

/** Vowels that come and go at the end of a stem. */

/**
 * The stems of everything but the nominative: рынок рынк-, палец пальц-, боец бойц-, заем займ-, уровень уровн-. Where
 * it is not certain that the vowel drops, the stem with it is given too.
 */
export function obliqueStems(word: string, stem: string): readonly string[] {
  const dropped = droppedStem(word, stem);
  if (dropped === undefined) return [stem];
  const softened = /[нр]ек$/.test(stem) ? [`${stem.slice(0, -2)}ьк`] : [];
  return dropping.has(word) ? [dropped] : [stem, dropped, ...softened];
}

function droppedStem(word: string, stem: string): string | undefined {
  const [found, rest = '', vowel = '', last = ''] = /^(.+)([ое])([а-я])$/.exec(stem) ?? [];
  if (found === undefined) return undefined;
  if (/[аеиоуыэюя]$/.test(rest)) return /е[кцм]/.test(vowel + last) ? `${rest}й${last}` : undefined;
  if (!mayDrop(word)) return undefined;
  if (rest.endsWith('ь')) return rest + last;
  return vowel === 'е' && rest.endsWith('л') ? `${rest}ь${last}` : rest + last;
}

const mayDrop = (word: string): boolean =>
  dropping.has(word) || (!notDropping.has(word) && /(ень|^сон|..[ое]к|..ец|..ел|ьев|ьем)$/.test(word));

/** Further genitive plurals: ставк- ставок, ручк- ручек, копейк- копеек, песн- песен, земл- земель. */
export function filledStems(stem: string, kind: 'hard' | 'soft'): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  const ends = kind === 'soft' ? ['', 'ь'] : [''];
  if (/[ьй]$/.test(before))
    return fillsSoftSign(stem, kind) ? ends.map((end) => `${before.slice(0, -1)}е${last}${end}`) : [];
  if (!/[бвгджзклмнпрстфхцчшщ]$/.test(before)) return [];
  return vowelsBetween(stem, kind).flatMap((vowel) => ends.map((end) => before + vowel + last + end));
}

/** «судеб», «копеек», «серег», «боен» of «бойня»; but not «Олег» of «Ольга», nor «воен» of «война». */
const fillsSoftSign = (stem: string, kind: 'hard' | 'soft'): boolean =>
  !(kind === 'hard' && stem.endsWith('йн')) && /([бвдкнрсц]|[сюр]ьм|^(ден|сер)ьг)$/.test(stem);

/**
 * Behind which consonants a vowel comes in, and which one: «ставок», «ручек», «окон», «сосен», «чисел», «колец»; but
 * «норм», «цифр», «игр», «урн», «ванн», «букв». The first that fits is taken.
 */
const FILLED: readonly (readonly [stem: RegExp, vowels: readonly string[]])[] = [
  [/(киш|^баш)к$/, ['о']],
  [/[жшщчц]к$/, ['е']],
  [/к$/, ['о']],
  [/ц$/, ['е']],
  [/[клхзгп]л$/, ['о', 'е']],
  [/[сдтшб]л$/, ['е']],
  [/[кгх]н$/, ['о']],
  [/([бвджзпстшщч]|^дом|^зер)н$/, ['е']],
  [/(вед|реб|бед|яд|сест)р$/, ['е']],
  [/^кочерг$/, ['е']],
];
const FILLED_SOFT: typeof FILLED = [
  [/[кх][лнмрв]$/, ['о', 'е']],
  [/[лнмрв]$/, ['е']],
];

const vowelsBetween = (stem: string, kind: 'hard' | 'soft'): readonly string[] =>
  (kind === 'soft' ? FILLED_SOFT : FILLED).find(([end]) => end.test(stem))?.[1] ?? [];

/** рынк- рынок, бойц- боец: the vowel that dropped. */
export function restoredStems(stem: string): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  if (!/[кцнлртмвсгб]/.test(last) || !/[бвгджзйклмнпрстфхцчшщь]$/.test(before)) return [];
  const base = before.replace(/[йь]$/, '');
  return base === before ? [`${before}о${last}`, `${before}е${last}`] : [`${base}е${last}`];
}
