import { type InflectedLanguage, languagesOf } from './alphabets.ts';
import { englishPhrase } from './english.ts';
import { georgianPhrase } from './georgian.ts';
import { ANY_READING } from './grammar.ts';
import type { PhraseWord } from './phrase-words.ts';
import { withDash } from './dashed-names.ts';
import { russianPhrase } from './russian-phrase.ts';
import { suffixPhrase } from './suffix-phrase.ts';
import type { SuffixLanguage } from './suffix-grammar.ts';
import type { Stem } from './suffixes.ts';
import { gap } from './gap.ts';
import { ukrainianPhrase } from './ukrainian-phrase.ts';

/**
 * What a watch phrase matches: one reading per way to inflect it. A run of tokens matches a reading when each token is
 * among the forms of its word, the gaps between them are allowed, and the AND of the grammar masks is not zero.
 */
export interface PhraseReading {
  /** Of the inflected forms; absent for the phrase as typed, which counts in every article. */
  readonly language: InflectedLanguage | undefined;
  /** Counts only in articles identified as this language, not in those of unknown language. */
  readonly identifiedOnly: boolean;
  /** The AND of the grammar masks begins with it: what the phrase as a whole may be. */
  readonly mask: number;
  readonly words: readonly WordForms[];
  /** Allowed gaps (bits of `gap`) behind each word but the last. */
  readonly gaps: readonly number[];
}

export interface WordForms {
  /** Folded forms with their grammar masks. */
  readonly forms: ReadonlyMap<string, number>;
  /** Stems with whose suffix chains the forms cannot be listed. They agree with anything. */
  readonly stems: readonly Stem[];
  /** Any word that begins so. It agrees with anything. */
  readonly prefix: string | undefined;
}

/**
 * Readings of a phrase in every language that its letters allow, the typed one first.
 * @param only the languages that are asked for
 */
export function phraseForms(
  phrase: readonly PhraseWord[],
  only?: readonly string[],
): readonly PhraseReading[] {
  const words = withDash(phrase);
  const gaps = words.slice(0, -1).map((word) => allowed(word.gap));
  const typed = { mask: ANY_READING, words: words.map(asTyped) };
  const spelt: PhraseReading[] = [{ language: undefined, identifiedOnly: false, ...typed, gaps }];
  for (const { language, mayBeRussian } of languagesOf(words)) {
    if (only?.includes(language) === false) continue;
    const inflection = inflect(words, language);
    if (inflection !== undefined) spelt.push({ language, identifiedOnly: mayBeRussian, ...inflection, gaps });
  }
  const isJoined = words.slice(0, -1).some((word) => word.gap === gap.hyphen && !word.prefix);
  return isJoined ? [...spelt, ...spelt.flatMap((each) => joinHyphens(each, words))] : spelt;
}

type Inflection = Pick<PhraseReading, 'mask' | 'words'>;

function inflect(words: readonly PhraseWord[], language: InflectedLanguage): Inflection | undefined {
  if (language === 'ru') {
    const phrase = russianPhrase(words);
    return phrase === undefined ? undefined : { mask: phrase.mask, words: withPrefixes(words, phrase.words) };
  }
  const inflected = unmasked(words, language) ?? [];
  return inflected.length === 0 ? undefined : { mask: ANY_READING, words: inflected };
}

function unmasked(
  words: readonly PhraseWord[],
  language: Exclude<InflectedLanguage, 'ru'>,
): readonly WordForms[] | undefined {
  switch (language) {
    case 'uk':
      return withPrefixes(words, ukrainianPhrase(words) ?? []);
    case 'en':
      return withPrefixes(words, englishPhrase(words) ?? []);
    case 'ka':
      return withPrefixes(words, georgianPhrase(words) ?? []);
    case 'kk':
    case 'az':
    case 'tr':
    case 'uz':
      return withSuffixes(words, language);
  }
}

function withPrefixes(
  words: readonly PhraseWord[],
  forms: readonly ReadonlyMap<string, number>[],
): readonly WordForms[] {
  return forms.map((each, at) => (words[at]?.prefix === true ? asTyped(words[at]) : listed(each)));
}

function withSuffixes(
  words: readonly PhraseWord[],
  language: SuffixLanguage,
): readonly WordForms[] | undefined {
  const last = words.at(-1);
  if (last === undefined || last.prefix || /\d\D/.test(last.folded)) return undefined;
  return suffixPhrase(words, language).map(({ forms, stems }, at) =>
    words[at]?.prefix === true ? asTyped(words[at]) : { ...listed(anyReading(forms)), stems },
  );
}

const anyReading = (forms: readonly string[]): ReadonlyMap<string, number> =>
  new Map(forms.map((form) => [form, ANY_READING]));

const listed = (forms: ReadonlyMap<string, number>): WordForms => ({ forms, stems: [], prefix: undefined });

function asTyped(word: PhraseWord): WordForms {
  return word.prefix
    ? { forms: new Map(), stems: [], prefix: word.folded }
    : listed(new Map([[word.folded, ANY_READING]]));
}

/** A watch's space matches space or hyphen, its hyphen also a spaced dash, other punctuation anything. */
function allowed(typed: number): number {
  if (typed === gap.space) return gap.space | gap.hyphen;
  if (typed === gap.none) return gap.none | gap.space;
  if (typed === gap.hyphen || typed === gap.dash) return gap.hyphen | gap.space | gap.dash;
  return gap.none | gap.hyphen | gap.space | gap.dash | gap.stop;
}

/** A watch's hyphen matches nothing too: the reading with the joined parts written as one word. */
function joinHyphens(reading: PhraseReading, typed: readonly PhraseWord[]): readonly PhraseReading[] {
  const words: WordForms[] = [];
  const gaps: number[] = [];
  let before = '';
  for (const [at, word] of typed.entries()) {
    const forms = reading.words[at];
    if (forms === undefined) continue;
    if (word.gap === gap.hyphen && !word.prefix && at < typed.length - 1) {
      before += word.folded;
      continue;
    }
    words.push(before === '' ? forms : withPrefix(before, forms));
    if (at < typed.length - 1) gaps.push(reading.gaps[at] ?? 0);
    before = '';
  }
  return words.length === typed.length ? [] : [{ ...reading, words, gaps }];
}

function withPrefix(before: string, { forms, stems, prefix }: WordForms): WordForms {
  return {
    forms: new Map([...forms].map(([form, mask]) => [before + form, mask])),
    stems: stems.map((stem) => ({ ...stem, text: before + stem.text })),
    prefix: prefix === undefined ? undefined : before + prefix,
  };
}
