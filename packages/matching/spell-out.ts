import type { PhraseReading, PhraseWord, WordForms } from '@newswatch/language';
import { suffixExamples } from './suffix-examples.ts';

/** The forms of one reading of a phrase, spelt out. */
export interface FormsOfLanguage {
  /** Absent for what matches in every article. */
  readonly language: string | undefined;
  /** Counts only in articles identified as this language. */
  readonly identifiedOnly: boolean;
  /** At most 200. */
  readonly forms: readonly string[];
  /** Beginnings that any chain of the language's suffixes, or any letters, may continue: `koridor…`. */
  readonly openEnded: readonly string[];
  /** Some of the forms that begin so: `koridorlar`, `koridorun`, `koridorda`. */
  readonly examples: readonly string[];
}

const MOST_FORMS = 200;

/** @param words the phrase as typed */
export function spellOut(reading: PhraseReading, words: readonly PhraseWord[]): FormsOfLanguage {
  const last = reading.words.at(-1);
  const before = combine(reading.words.slice(0, -1), reading.mask)[0];
  const opening = before === undefined || before === '' ? '' : `${before} `;
  const stems = last?.stems ?? [];
  const isWhole = words.length === reading.words.length;
  const examples = isWhole ? suffixExamples(words.at(-1)?.text ?? '', stems) : [];
  return {
    language: reading.language,
    identifiedOnly: reading.identifiedOnly,
    forms: combine(reading.words, reading.mask),
    openEnded: [...new Set(stems.map(({ text }) => `${opening}${text}…`))],
    examples: examples.map((example) => `${opening}${example}`),
  };
}

interface Spelt {
  readonly text: string;
  readonly mask: number;
}

/**
 * Combinations of forms that agree, at most 200.
 * @param mask of the grammar; what they agree in must be part of it
 */
export function combine(words: readonly WordForms[], mask: number): readonly string[] {
  const phrases = words.map(listed).reduce<readonly Spelt[]>(joined, [{ text: '', mask }]);
  return phrases.map(({ text }) => text);
}

function joined(phrases: readonly Spelt[], word: readonly Spelt[]): readonly Spelt[] {
  return phrases
    .flatMap((phrase) =>
      word
        .filter(({ mask }) => (mask & phrase.mask) !== 0)
        .map(({ text, mask }) => ({
          text: phrase.text === '' ? text : `${phrase.text} ${text}`,
          mask: mask & phrase.mask,
        })),
    )
    .slice(0, MOST_FORMS);
}

function listed({ forms, prefix }: WordForms): readonly Spelt[] {
  const spelt = [...forms].map(([text, mask]) => ({ text, mask }));
  return prefix === undefined ? spelt : [...spelt, { text: `${prefix}…`, mask: -1 }];
}
