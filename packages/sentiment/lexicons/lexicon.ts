import { fold } from '@newswatch/language';

/**
 * What the words of a language say about the news they stand in. Weights go from -3 (disaster) to 3 (triumph) in whole
 * steps; words are written in blocks by weight, parted by blanks. All of it is written by hand for newswatch.
 */
export type Weighted = readonly (readonly [weight: number, words: string])[];

export interface Lexicon {
  /** Weight by folded form or, where `byStem`, by the beginning of a word. */
  readonly weights: ReadonlyMap<string, number>;
  /** Look words up by their longest beginning of at least three letters, where they are not known themselves. */
  readonly byStem: boolean;
  readonly shifters: Shifters;
}

/** Words that change the weight of their neighbours within a sentence. Folded forms. */
export interface Shifters {
  /** Turn the next three words around: «не поддержал». */
  readonly negators: ReadonlySet<string>;
  /** Take a negator before them its force: «не только помог». */
  readonly emptying: ReadonlySet<string>;
  /** Turn the word before them around: "sorun yok". */
  readonly negatorsBehind: ReadonlySet<string>;
  /** Turn the next two words around and weigh nothing before them: «снижение безработицы», «отмена льгот». */
  readonly lowering: ReadonlySet<string>;
  /** Turn what weighs among the two before around, and weigh nothing after it: «безработица снизилась», «пожар потушен». */
  readonly loweringBehind: ReadonlySet<string>;
  /** Turn bad things among the next two around: «борьба с преступностью», but «борьба за победу». */
  readonly fighting: ReadonlySet<string>;
  /** Are as bad as the bad thing among the next two words: «рост преступности». */
  readonly raising: ReadonlySet<string>;
}

/** @param shifters those that the language has */
export const createLexicon = (
  weights: ReadonlyMap<string, number>,
  { byStem, ...given }: Partial<Shifters> & { readonly byStem: boolean },
): Lexicon => ({ weights, byStem, shifters: { ...noShifters, ...given } });

const none: ReadonlySet<string> = new Set();
const noShifters: Shifters = {
  negators: none,
  emptying: none,
  negatorsBehind: none,
  lowering: none,
  loweringBehind: none,
  fighting: none,
  raising: none,
};

export const words = (block: string): readonly string[] => block.split(/\s+/u).filter(Boolean);

export type FormsOf = (word: string) => Iterable<string>;

/** Every form of every word with its weight; where a form comes up twice the last one counts. */
export function weigh(blocks: Weighted, formsOf: FormsOf = (word) => [word]): Map<string, number> {
  const result = new Map<string, number>();
  for (const [weight, block] of blocks) for (const form of forms(block, formsOf)) result.set(form, weight);
  return result;
}

export const forms = (block: string, formsOf: FormsOf = (word) => [word]): ReadonlySet<string> =>
  new Set(words(block).flatMap((word) => [...formsOf(word)].map(fold)));
