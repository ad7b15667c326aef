import type { PhraseReading, WordForms } from '@newswatch/language';

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
}

const MOST_FORMS = 200;

export function spellOut(reading: PhraseReading): FormsOfLanguage {
  const words = reading.words.map((word) => listed(word, reading.mask));
  const agreeing = combine(words, separators(reading));
  const last = reading.words.at(-1);
  const before = combine(words.slice(0, -1), separators(reading)).slice(0, 1);
  const opening = before.map(({ text }) => `${text} `)[0] ?? '';
  const openEnded = (last === undefined ? [] : last.stems).map((stem) => `${opening}${stem.text}…`);
  return {
    language: reading.language,
    identifiedOnly: reading.identifiedOnly,
    forms: agreeing.map(({ text }) => text),
    openEnded: [...new Set(openEnded)],
  };
}

interface Spelt {
  readonly text: string;
  readonly mask: number;
}

/** Without the forms that the phrase's mask rules out. */
function listed({ forms, prefix }: WordForms, phrase: number): readonly Spelt[] {
  const spelt = [...forms]
    .map(([text, mask]) => ({ text, mask: mask & phrase }))
    .filter(({ mask }) => mask !== 0);
  return prefix === undefined ? spelt : [...spelt, { text: `${prefix}…`, mask: phrase }];
}

const separators = (reading: PhraseReading): readonly string[] => reading.gaps.map(() => ' ');

/** Only combinations that agree. */
function combine(words: readonly (readonly Spelt[])[], between: readonly string[]): readonly Spelt[] {
  const [first = [], ...rest] = words;
  return rest.reduce(
    (phrases, word, at) =>
      phrases
        .flatMap((phrase) =>
          word
            .filter(({ mask }) => (mask & phrase.mask) !== 0)
            .map(({ text, mask }) => ({
              text: `${phrase.text}${between[at] ?? ' '}${text}`,
              mask: mask & phrase.mask,
            })),
        )
        .slice(0, MOST_FORMS),
    first.slice(0, MOST_FORMS),
  );
}
