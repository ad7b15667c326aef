import { COUNTED, phraseForms, phraseWords, russianForms } from '@newswatch/language';
import { type Lemma, lemmas } from './matching-lemmas.ts';
import { type Random, seededRandom, zipfRanks } from './matching-random.ts';

/** Words of the articles; those behind them are names that only watches know. */
export const CORPUS_LEMMAS = 120_000;
const TAIL_LEMMAS = 300_000;
const COLLOCATIONS = 10_000;
/** Ranks from which words of phrases are drawn. */
const PHRASE_RANKS = { from: 40, to: 20_000 };

/** A word as a watch gives it, in the nominative or as its phrase asks, with the rank of its lemma. */
export interface RankedWord {
  readonly text: string;
  readonly rank: number;
}

/** A phrase in the nominative with everything that it may become. */
export interface Collocation {
  readonly words: readonly RankedWord[];
  readonly forms: readonly string[];
}

export interface Vocabulary {
  readonly lemmas: readonly Lemma[];
  /** Phrases that the articles repeat. */
  readonly collocations: readonly Collocation[];
  /** All forms of a lemma. */
  formsOf(rank: number): readonly string[];
  /** A phrase of two or three words around a noun of about this rank: «новый порт», «доход порта», «новый доход порта». */
  phrase(rank: number, random: Random): readonly RankedWord[];
  /** The noun at this rank, or the next one behind it. */
  wordAt(rank: number): RankedWord;
}

/** The words and phrases that articles and watches share. The same every time. */
export function createVocabulary(): Vocabulary {
  const all = lemmas(CORPUS_LEMMAS, TAIL_LEMMAS);
  const forms = new Map<number, readonly string[]>();
  const find = (from: number, fits: (lemma: Lemma) => boolean): RankedWord & { readonly lemma: Lemma } => {
    for (let rank = from; ; rank = (rank + 1) % all.length) {
      const lemma = all[rank];
      if (lemma !== undefined && fits(lemma)) return { lemma, rank, text: lemma.text };
    }
  };
  const phrase = (rank: number, random: Random): readonly RankedWord[] => {
    const head = find(rank, isNoun);
    const near = (): number => Math.floor(PHRASE_RANKS.from + random.next() ** 3 * PHRASE_RANKS.to);
    const other = find(near(), isNoun);
    const behind = { rank: other.rank, text: other.lemma.genitive ?? other.text };
    const kind = random.next();
    if (kind < 0.3) return [head, behind];
    const modifier = find(near(), ({ agreeing }) => agreeing !== undefined);
    const before = { rank: modifier.rank, text: modifier.lemma.agreeing?.[head.lemma.gender ?? 'm'] ?? '' };
    return kind < 0.8 ? [before, head] : [before, head, behind];
  };
  const seeded = seededRandom(4);
  const zipf = zipfRanks(PHRASE_RANKS.to, PHRASE_RANKS.from);
  const collocations = Array.from({ length: COLLOCATIONS }, () => {
    const words = phrase(PHRASE_RANKS.from + zipf(seeded), seeded);
    return { words, forms: inflected(words.map(({ text }) => text).join(' ')) };
  });
  return {
    lemmas: all,
    collocations,
    formsOf(rank) {
      const known = forms.get(rank);
      if (known !== undefined) return known;
      const lemma = all[rank];
      const found = lemma === undefined ? [] : formsOfLemma(lemma);
      forms.set(rank, found);
      return found;
    },
    phrase,
    wordAt: (rank) => find(rank, ({ gender, name }) => gender !== undefined || name === true),
  };
}

const isNoun = ({ genitive }: Lemma): boolean => genitive !== undefined;

function formsOfLemma({ text, name, fixed }: Lemma): readonly string[] {
  if (fixed === true) return [text];
  const forms = russianForms(text).map((form) => form.text);
  return name === true ? forms.map(capitalized) : forms;
}

/** With a capital letter. */
export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** All agreeing forms of a phrase, as the language package has them. */
function inflected(phrase: string): readonly string[] {
  const russian = phraseForms(phraseWords(phrase)).find(({ language }) => language === 'ru');
  let variants: readonly (readonly [string, number])[] = [['', russian?.mask ?? 0]];
  for (const { forms } of russian?.words ?? []) {
    variants = variants.flatMap(([before, mask]) =>
      [...forms].flatMap(([form, grammar]) => {
        const agreed = mask & grammar & ~COUNTED;
        return agreed === 0 ? [] : [[before === '' ? form : `${before} ${form}`, agreed] as const];
      }),
    );
  }
  return variants.map(([text]) => text);
}
