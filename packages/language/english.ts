import { ANY_READING } from './grammar.ts';
import type { PhraseWord } from './phrase-words.ts';

/**
 * English phrases. The last word is taken as singular, plural or possessive and matches all of these; before `of` it
 * is the word in front of it that may be plural («ports of Aktau»), while the last word only takes the possessive. A
 * word with digits takes s and 's: COP29's.
 * Verbs are not inflected. All is folded; the possessive of a plural is the plural (corridors').
 */
export function englishPhrase(
  words: readonly PhraseWord[],
): readonly ReadonlyMap<string, number>[] | undefined {
  const last = words.at(-1);
  if (last === undefined || last.prefix) return undefined;
  const head = headOf(words);
  return words.map((word, at) => {
    if (at === head && isNoun(word)) return formsMap(numbersOf(bare(word.folded)));
    if (word !== last) return formsMap([word.folded]);
    if (!isNoun(last)) return formsMap([word.folded, `${word.folded}s`, `${word.folded}'s`]);
    const both = head === words.length - 2 && isPostposed(words);
    return formsMap(head >= 0 && !both ? possessive(word.folded) : lastForms(words));
  });
}

const possessive = (word: string): readonly string[] => [word, `${bare(word)}'s`, bare(word)];

/** Which word is plural where it is not the last: «ports of Aktau», «editors in chief», «attorneys general». */
function headOf(words: readonly PhraseWord[]): number {
  const of = words.findIndex((word) => word.folded === 'of');
  if (of > 0 && of < words.length - 1) return of - 1;
  const [before, last] = words.slice(-2).map((word) => word.folded);
  if (words.length > 2 && before === 'in' && (last === 'chief' || last === 'law')) return words.length - 3;
  return isPostposed(words) ? words.length - 2 : -1;
}

/** An adjective behind its noun; «attorney generals» is written too. */
const isPostposed = (words: readonly PhraseWord[]): boolean =>
  /^(general|martial|elect|designate|emeritus|plenipotentiary)$/.test(words.at(-1)?.folded ?? '') &&
  /^(attorney|secretary|solicitor|governor|consul|director|inspector|auditor|prosecutor|court|president|minister|professor|ambassador)$/.test(
    words.at(-2)?.folded ?? '',
  );

/** «United States» is one country. */
const lastForms = (words: readonly PhraseWord[]): readonly string[] =>
  words.at(-2)?.folded === 'united' && words.at(-1)?.folded.endsWith('s') === true
    ? possessive(words.at(-1)?.folded ?? '')
    : englishForms(words.at(-1)?.folded ?? '');

const isNoun = (word: PhraseWord): boolean => !word.prefix && !/\d/.test(word.folded);

const formsMap = (forms: readonly string[]): ReadonlyMap<string, number> =>
  new Map(forms.map((form) => [form, ANY_READING]));

/** Singulars, plurals and possessives of an English noun in any of these forms. Folded. */
export function englishForms(word: string): readonly string[] {
  const forms = numbersOf(bare(word));
  return [...new Set([...forms, ...forms.map((form) => `${form}'s`)])];
}

const bare = (word: string): string => word.replace(/'s$/, '');

/** Singular and plural; what may be either is taken as both. */
function numbersOf(word: string): readonly string[] {
  const singulars = singularsOf(word);
  const plurals = singulars.length === 0 ? pluralsOf(word) : singulars.flatMap(pluralsOf);
  return [
    ...new Set([word, ...singulars, ...plurals.filter((form) => singulars.length === 0 || form === word)]),
  ];
}

const words = (listed: string): ReadonlySet<string> => new Set(listed.trim().split(/\s+/));

/** They keep one form. */
const UNCHANGING = words(`
  sheep fish deer aircraft spacecraft hovercraft series species news means headquarters crossroads offspring
  economics politics logistics physics athletics diabetes chassis corps goods customs arms moose salmon trout bison swine new us
  reuters brussels texas wales mars naples athens algiers honduras philippines netherlands maldives seychelles bahamas hamas
  laos barbados kansas arkansas illinois davos cannes versailles marseilles andes himalayas dallas vegas angeles lagos kars
  james charles thomas nicholas lucas jones adams williams davies hughes siemens mercedes`);

/** Singulars with a plural that no rule gives; the last part of a compound counts (grandchild, forefoot). */
const IRREGULAR: readonly (readonly [singular: string, plural: string])[] = [
  ['child', 'children'],
  ['person', 'people'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['goose', 'geese'],
  ['mouse', 'mice'],
  ['louse', 'lice'],
  ['ox', 'oxen'],
  ['penny', 'pence'],
  ['quiz', 'quizzes'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['genus', 'genera'],
  ['corpus', 'corpora'],
];

/** Rules for singular and plural ends, in both directions; each singular is listed, or has this end. */
const LEARNED: readonly (readonly [singular: RegExp, from: string, to: string])[] = [
  [/.(sis|xis)$/, 'is', 'es'],
  [
    /(dat|memorand|referend|strat|spectr|curricul|millenni|consorti|symposi|bacteri|addend|quor|for|stadi|aquari)um$/,
    'um',
    'a',
  ],
  [/^(nucle|stimul|alumn|radi|foc|cact|syllab|termin|fung|bacill|loc|calcul)us$/, 'us', 'i'],
  [/^(ind|matr|append|vert|vort|ap|cod)[ei]x$/, 'x', 'ces'],
  [/..eau$/, 'eau', 'eaux'],
  [/(formul|vertebr|larv|antenn|alg|nebul)a$/, 'a', 'ae'],
  [/(l[eo]a|hal|cal|wol|shel|sel|thie|el|shea|scar|hoo|whar|dwar|hal)f$/, 'f', 'ves'],
  [/(kni|wi|li)fe$/, 'fe', 'ves'],
];

/** People and places in -man that only take an s. */
const NOT_MEN = /(ger|hu|ro|otto|sha|talis|cai|nor|^o|turko|musul|ataman)man$/;

function pluralsOf(word: string): readonly string[] {
  if (UNCHANGING.has(word)) return [word];
  const irregular = IRREGULAR.filter(([singular]) => word.endsWith(singular)).map(
    ([singular, plural]) => word.slice(0, -singular.length) + plural,
  );
  if (/^(person|penny)$/.test(word)) return [...irregular, ...regularPlurals(word)];
  if (irregular.length > 0) return word.endsWith('ox') && word !== 'ox' ? [`${word}es`] : irregular;
  if (word.endsWith('man') && !NOT_MEN.test(word)) return [`${word.slice(0, -2)}en`, `${word}s`];
  const learned = LEARNED.filter(([singular]) => singular.test(word)).map(([, from, to]) =>
    swapped(word, from, to),
  );
  return /(sis|xis|fe)$/.test(word) && learned.length > 0 ? learned : [...learned, ...regularPlurals(word)];
}

/** indices of index and matrix: the vowel before x becomes i. */
const swapped = (word: string, from: string, to: string): string => {
  const stem = word.slice(0, -from.length);
  return (from === 'x' ? stem.replace(/e$/, 'i') : stem) + to;
};

function regularPlurals(word: string): readonly string[] {
  if (/([^aeiou]|qu)y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/[^aeiou]o$/.test(word)) return [`${word}s`, `${word}es`];
  return [
    /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`,
    ...(/(arch|omach|och|uch|zech)$/.test(word) ? [`${word}s`] : []),
  ];
}

/** Singulars of which the word may be the plural; none when it is a singular. */
function singularsOf(word: string): readonly string[] {
  if (UNCHANGING.has(word)) return [];
  const irregular = IRREGULAR.filter(([, plural]) => word.endsWith(plural)).map(
    ([singular, plural]) => word.slice(0, -plural.length) + singular,
  );
  if (irregular.length > 0) return irregular;
  if (word.endsWith('men') && !/(regi|speci|acu|abdo|turk|ye|sta|stra|hy|^a|^o)men$/.test(word))
    return [`${word.slice(0, -2)}an`];
  const learned = LEARNED.map(
    ([singular, from, to]) => [singular, unswapped(word, from, to)] as const,
  ).flatMap(([singular, candidates]) => candidates.filter((candidate) => singular.test(candidate)));
  return [...new Set([...learned, ...regularSingulars(word)])].filter(
    (each) => each.length > 2 && pluralsOf(each).includes(word),
  );
}

function unswapped(word: string, from: string, to: string): readonly string[] {
  if (!word.endsWith(to)) return [];
  const stem = word.slice(0, -to.length);
  return from === 'x' ? [`${stem}x`, `${stem.replace(/i$/, 'e')}x`] : [stem + from];
}

function regularSingulars(word: string): readonly string[] {
  if (/.{2}ies$/.test(word)) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (/.(s|x|z|ch|sh|o)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  return /..[^sui']s$/.test(word) ? [word.slice(0, -1)] : [];
}
