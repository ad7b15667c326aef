import { type PhraseReading, type WordForms, allOf } from '@newswatch/language';
import { type Part, type TermWord, termWord } from './term-forms.ts';
import { ANY_SECOND, TYPED, type Tags, isSecond, languagesOf } from './tags.ts';

/** A way to match a phrase: a term for each word. */
export interface TermReading {
  readonly mask: number;
  /** In the second language that has agreement (`tags.ts`). */
  readonly second: number;
  readonly words: readonly TermWord[];
  readonly gaps: readonly number[];
}

/** A phrase that is to be read as terms. */
export interface GivenPhrase {
  readonly readings: readonly PhraseReading[];
  /** Languages of the watch: their forms count in every article. */
  readonly given: readonly string[];
  /** How many words were typed, and the readings of each of them by itself. */
  readonly length: number;
  readonly alone: (word: number) => readonly PhraseReading[];
}

/**
 * The readings of a phrase with as few terms as can be: most terms of watches are the same words in other phrases.
 *
 * 1. Readings in which words need not agree join those that have agreement (`term-forms.ts`).
 * 2. A noun that inflects by first masks also begins the chains of suffixes that it takes by itself, though only the last
 *    word of a phrase does: the phrase tells that they do not count.
 */
export function termReadings(phrase: GivenPhrase, tags: Tags): readonly TermReading[] {
  const shapes: PhraseReading[][] = [];
  for (const reading of phrase.readings) {
    const alike = shapes.find(([first]) => first !== undefined && haveOneShape(first, reading));
    if (alike === undefined) shapes.push([reading]);
    else alike.push(reading);
  }
  return shapes.map((readings) => merged({ ...phrase, readings }, tags));
}

const haveOneShape = (one: PhraseReading, other: PhraseReading): boolean =>
  one.words.length === other.words.length && one.gaps.every((gap, at) => gap === other.gaps[at]);

/** The readings that have agreement: at most one for the first masks of forms, and one for the second. */
interface Agreeing {
  readonly primary: PhraseReading | undefined;
  readonly secondary: PhraseReading | undefined;
}

function merged(phrase: GivenPhrase, tags: Tags): TermReading {
  const agreeing = agreeingIn(phrase.readings);
  const { primary, secondary } = agreeing;
  const [first] = phrase.readings;
  const words = (first?.words ?? []).map((_, at) =>
    termWord({ parts: partsAt(phrase, agreeing, at), agrees: primary !== undefined }, tags),
  );
  const mask = (primary?.mask ?? ANY_SECOND) | TYPED;
  return { mask, second: secondary?.mask ?? 0, words, gaps: first?.gaps ?? [] };
}

function agreeingIn(readings: readonly PhraseReading[]): Agreeing {
  const agreeing = readings.filter(({ words }) => words.some(disagrees));
  return { primary: agreeing.find((each) => !isSecond(each)), secondary: agreeing.find(isSecond) };
}

/** Whether a word says something of itself in which it may disagree. */
function disagrees({ forms }: WordForms): boolean {
  for (const mask of forms.values()) if ((mask & ANY_SECOND) !== ANY_SECOND) return true;
  return false;
}

function partsAt(phrase: GivenPhrase, agreeing: Agreeing, at: number): readonly Part[] {
  const { readings, given, length } = phrase;
  const { primary, secondary } = agreeing;
  const kindOf = (reading: PhraseReading): Part['kind'] => {
    if (reading === primary) return 'first';
    if (reading === secondary) return 'second';
    return reading.language === undefined ? 'typed' : 'loose';
  };
  const parts: Part[] = [];
  for (const reading of readings) {
    const forms = reading.words[at];
    if (forms === undefined) continue;
    parts.push({ kind: kindOf(reading), forms, languages: languagesOf(reading, given), isOwn: false });
  }
  const inflected = primary?.words.length === length && length > 1 ? primary.words[at] : undefined;
  const isNoun = inflected !== undefined && inflected.forms.size > 1 && !isAdjective(inflected);
  return isNoun && !parts.some(({ forms }) => forms.stems.length > 0)
    ? [...parts, ...ownChains(phrase, at)]
    : parts;
}

/** The chains of suffixes that a word takes by itself. */
function ownChains({ given, alone }: GivenPhrase, at: number): readonly Part[] {
  return alone(at).flatMap((reading): readonly Part[] => {
    const [word, ...others] = reading.words;
    if (word === undefined || others.length > 0 || word.stems.length === 0) return [];
    const forms = { ...word, forms: NO_FORMS };
    return [{ kind: 'loose', forms, languages: languagesOf(reading, given), isOwn: true }];
  });
}

const NO_FORMS: WordForms['forms'] = new Map();

/** It has forms of each gender. */
function isAdjective({ forms }: WordForms): boolean {
  let all = 0;
  for (const mask of forms.values()) all |= mask;
  return ['m', 'f', 'n'].every((gender) => (all & allOf(gender)) !== 0);
}
