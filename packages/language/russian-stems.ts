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
  // «войн», «волн», «игр», «призм», «горл», «букв»; but «боен» of «бойня».
  if (kind === 'hard' && /(йн|лн|гр|зм|рл|.в)$/.test(stem)) return [];
  if (/[ьй]$/.test(before))
    return fillsSoftSign(stem) ? ends.map((end) => `${before.slice(0, -1)}е${last}${end}`) : [];
  if (!/[бвгджзклмнпрстфхцчшщ]$/.test(before) || !/[кнлцрмвг]/.test(last)) return [];
  return vowelsBetween(before.slice(-1), last, kind).flatMap((vowel) =>
    ends.map((end) => before + vowel + last + end),
  );
}

/** «судеб», «копеек», «серег», but not «Олег» of «Ольга». */
const fillsSoftSign = (stem: string): boolean => /([бвдкнрсц]|[сюр]ьм|^(ден|сер)ьг)$/.test(stem);

function vowelsBetween(before: string, last: string, kind: 'hard' | 'soft'): readonly string[] {
  if (kind === 'soft') return ['е', 'о'];
  if (/[жшщчц]/.test(before)) return ['е', 'о'];
  if (last === 'к') return ['о'];
  return /[кгх]/.test(before) ? ['о', 'е'] : ['е', 'о'];
}

/** рынк- рынок, бойц- боец: the vowel that dropped. */
export function restoredStems(stem: string): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  if (!/[кцнлртмвсгб]/.test(last) || !/[бвгджзйклмнпрстфхцчшщь]$/.test(before)) return [];
  const base = before.replace(/[йь]$/, '');
  return base === before ? [`${before}о${last}`, `${before}е${last}`] : [`${base}е${last}`];
}
