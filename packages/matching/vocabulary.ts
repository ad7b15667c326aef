import { type FilterTerms, createFilterTerms } from './filter-terms.ts';
import { type PairTerms, createPairTerms } from './pair-terms.ts';
import { type Tags, createTags } from './tags.ts';
import { type Terms, createTerms } from './terms.ts';

/** All that watches may ask of an article: words, neighbours, filters. */
export interface Vocabulary {
  readonly tags: Tags;
  readonly terms: Terms;
  readonly filters: FilterTerms;
  readonly pairs: PairTerms;
}

/** Empty. @param seed of the hashes of words */
export function createVocabulary(seed: number): Vocabulary {
  const terms = createTerms(seed);
  return { tags: createTags(), terms, filters: createFilterTerms(terms), pairs: createPairTerms(terms) };
}
