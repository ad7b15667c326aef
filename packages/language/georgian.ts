import { ANY_READING } from './grammar.ts';
import type { PhraseWord } from './phrase-words.ts';

/**
 * Georgian phrases. The last word takes number, case and postposition; a word in -ი before it may be an adjective and
 * takes what an adjective takes (ახალი პორტი, ახალ პორტში, ახალმა პორტმა). Nothing is asked to agree.
 *
 * Stems: the word; the word without its final vowel; and, where a consonant would end that, the stem with its last
 * ა, ე, ო dropped before a vowel (დერეფანი, დერეფნის). Endings are put on each stem that may have them; forms that
 * nobody says do no harm.
 */
export function georgianPhrase(
  words: readonly PhraseWord[],
): readonly ReadonlyMap<string, number>[] | undefined {
  const last = words.at(-1);
  if (last === undefined || last.prefix || !GEORGIAN.test(last.folded)) return undefined;
  return words.map((word) => {
    const forms = word === last ? georgianForms(word.folded) : modifierForms(word.folded);
    return new Map(forms.map((form) => [form, ANY_READING]));
  });
}

const GEORGIAN = /^[ა-ჺ]+$/;
const each = (listed: string): readonly string[] => listed.split(' ');

/** Behind a consonant: cases that begin with a vowel, and the postpositions on them. */
const BEFORE_VOWEL = each('ის ისა ით ითა ად ადა ისთვის ისგან ისკენ ისადმი ისთანავე იდან ამდე ადმდე');
/** Behind a consonant: the other cases, with the postpositions on the dative. */
const BEFORE_CONSONANT = each('ი მა მან ს სა ო ში ზე თან სთან ივით სავით შიც ია შია ზეა');
/** Behind a vowel that stays. */
const AFTER_VOWEL = each(
  'მ მა ს სა სი თი თ დ დან ვ ო ში ზე სთან სთვის სგან სკენ სადმი მდე დმდე სავით ა შია ზეა',
);
/** «Also», behind any form. */
const CLOSING = ['', 'ც'];

/** All forms of a Georgian noun that is typed in the nominative singular or plural. Folded. */
function georgianForms(word: string): readonly string[] {
  if (word.length < 2 || !GEORGIAN.test(word)) return [word];
  const consonantal = /[აეოუი]$/.test(word) ? word.slice(0, -1) : word;
  const plural = /.ებ$/.test(consonantal) && word.endsWith('ი');
  const forms = [
    ...singularForms(word, consonantal),
    ...(plural
      ? singularForms(`${consonantal.slice(0, -2)}ი`, consonantal.slice(0, -2))
      : pluralForms(word, consonantal)),
  ];
  return [...new Set([word, ...forms].flatMap((form) => CLOSING.map((end) => form + end)))];
}

function singularForms(word: string, consonantal: string): readonly string[] {
  return [
    ...(word === consonantal || word.endsWith('ი') ? put(consonantal, BEFORE_CONSONANT) : []),
    ...syncopated(consonantal).flatMap((stem) => put(stem, BEFORE_VOWEL)),
    ...(word === consonantal ? [] : put(word, AFTER_VOWEL)),
  ];
}

function pluralForms(word: string, consonantal: string): readonly string[] {
  const stems = /[ეოუ]$/.test(word) ? [word, consonantal] : syncopated(consonantal);
  return stems.flatMap((stem) => [
    ...put(`${stem}ებ`, [...BEFORE_CONSONANT, ...BEFORE_VOWEL]),
    ...put(stem, ['ნი', 'თა', 'თ']),
  ]);
}

const put = (stem: string, endings: readonly string[]): readonly string[] =>
  endings.map((ending) => stem + ending);

/** დერეფან- დერეფნ-, წყალ- წყლ-, ქვეყან- ქვეყნ-. */
function syncopated(stem: string): readonly string[] {
  const [found, before = '', last = ''] = /^(.+[^აეოუი])[აეო]([ლმნრ])$/.exec(stem) ?? [];
  return found === undefined ? [stem] : [stem, before + last];
}

/** An adjective or a noun before the last word: as typed, and without the -ი that agrees with a nominative. */
function modifierForms(word: string): readonly string[] {
  if (!/^[ა-ჺ]+[^აეოუი]ი$/.test(word)) return [word];
  const stem = word.slice(0, -1);
  return [word, stem, `${stem}მა`, `${stem}ო`, `${stem}ს`];
}
