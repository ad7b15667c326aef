import { allOf, reading } from './grammar.ts';
import { remembering } from './memo.ts';
import { type Forms, oneForm, restrict } from './russian-endings.ts';
import { declineNoun } from './ukrainian-declension.ts';
import { irregularNouns } from './ukrainian-irregular.ts';
import { singularNouns } from './ukrainian-nouns.ts';
import { pluralOnly } from './ukrainian-words.ts';

/** Lemmas of a plural nominative in -и, -і, -ї. */
export function pluralNouns(word: string): readonly Forms[] {
  const irregular = Object.values(irregularNouns)
    .filter(({ stem }) => word.startsWith(stem))
    .map((each) => declineNoun(each))
    .filter((forms) => isPlural(forms, word));
  const found =
    irregular.length > 0
      ? irregular
      : lemmas(word, restored(word.slice(0, -1)), pluralOnly.has(word) ? [''] : SINGULARS);
  const plurals = found.filter((forms) => isPlural(forms, word));
  const only = pluralOnly.has(word) ? plurals.map((forms) => restrict(forms, allOf('p'))) : plurals;
  return only.length > 0 ? only : [oneForm(word)];
}

const isPlural = (forms: Forms, word: string): boolean => ((forms.get(word) ?? 0) & reading('p', 'N')) !== 0;

const SINGULARS = ['', 'а', 'я', 'ь', 'й'];

/** Paradigms of the neuter plurals in -а, -я: міста, питання. Tried only where an adjective asks. */
export function neuterPlurals(word: string): readonly Forms[] {
  if (!/[ая]$/.test(word)) return [];
  return lemmas(word, [word.slice(0, -1)], ['о', 'е', 'я']).filter((forms) => isPlural(forms, word));
}

/** What the forms of a noun may end in behind a stem, `ія` at its end left out too. */
const ENDING =
  /^([аяуюіиїеєоьй]?|[оеє][мю]|[ая][мх]|[ії]в|[ео]й|[оеє]ві|[ая]ми|ьми|им|их|ими|ої|ій|[дтзсцлнжчш']ю|і[їюєя]|ією|і[яї][мхв]|іями|ен(і|и|ем|а|ам)?|ят(и|і|а|ам)?)$/;

/** Paradigms of every noun that has this word among its forms. */
export const nounsOf = remembering((word) => nounsAt(word), 128);

function nounsAt(word: string): readonly Forms[] {
  const stems = [0, 1, 2, 3, 4]
    .filter((cut) => ENDING.test(word.slice(word.length - cut)))
    .map((cut) => word.slice(0, word.length - cut))
    .filter((stem) => stem.length >= 2);
  return lemmas(
    word,
    [...stems.flatMap(restored), ...opened(word), ...doubled(word)],
    ['', 'а', 'я', 'о', 'е', 'ь', 'й', 'ія'],
  );
}

/** рішень рішенн-, століть столітт-, статей статт-, сімей сім'-, імені ім'-: stems of which these forms have lost a part. */
function doubled(word: string): readonly string[] {
  const [, soft] = /^(..+[нтлдсзц])ь$/.exec(word) ?? [];
  const [, plural] = /^(.+[^аеиіоуюяєї])ей$/.exec(word) ?? [];
  const [, neuter] = /^(.*м)ен(?:і|ем|а|ам|ами|ах)?$/.exec(word) ?? [];
  return [
    ...(soft === undefined ? [] : [soft + soft.slice(-1)]),
    ...(plural === undefined ? [] : [plural + plural.slice(-1), `${plural}'`]),
    ...(neuter === undefined ? [] : [`${neuter}'`]),
  ];
}

/** шкіл- школ-, карток- картк-, лікарень- лікарн-: stems of a genitive plural without an ending. */
function opened(word: string): readonly string[] {
  const stem = word.replace(/ь$/, '');
  if (!/[іоеє][бвгґджзклмнпрстфхцчшщ]$/.test(stem)) return [];
  const before = stem.slice(0, -2);
  const last = stem.slice(-1);
  if (stem.at(-2) === 'і') return [`${before}о${last}`, `${before}е${last}`];
  return [before + last, `${before}ь${last}`, `${before}й${last}`];
}

const velars: Readonly<Partial<Record<string, string>>> = { ц: 'к', з: 'г', с: 'х' };

/** A stem, and what it may be in a closed syllable or with its vowel: сход- схід, ринк- ринок, руц- рук-. */
function restored(stem: string): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  const closed = closedSyllable(stem);
  const velar = velars[last];
  return [
    stem,
    ...(closed === stem ? [] : [closed]),
    ...(velar === undefined ? [] : [before + velar, closedSyllable(before + velar)]),
    ...(/[кцнрл]$/.test(stem) ? withVowel(before, last) : []),
    ...(stem === 'тижн' ? ['тижден'] : []),
  ];
}

/** сход- схід, Києв- Київ, стро- стрі-й. */
const closedSyllable = (stem: string): string =>
  stem
    .replace(/[ое]([^аеиіоуюяєї]{1,2})$/, 'і$1')
    .replace(/є(.)$/, 'ї$1')
    .replace(/о$/, 'і');

/** ринк- ринок, дн- ден-, італійц- італієц-, бійц- боєц-. */
function withVowel(before: string, last: string): readonly string[] {
  const base = before.replace(/[ьй]$/, '');
  const filled = `${base}${before.endsWith('й') ? 'є' : 'е'}${last}`;
  return [
    `${before.replace(/ь$/, '')}о${last}`,
    filled,
    ...(before.endsWith('ій') ? [filled.replace(/іє(?=.$)/, 'оє')] : []),
  ];
}

function lemmas(word: string, stems: readonly string[], endings: readonly string[]): readonly Forms[] {
  const candidates = new Set(stems.flatMap((stem) => endings.map((ending) => stem + ending)));
  return [...candidates]
    .filter((lemma) => lemma.length > 2 && !/[иіїую]$/.test(lemma))
    .flatMap((lemma) => singularNouns(lemma))
    .filter((forms) => forms.has(word));
}
