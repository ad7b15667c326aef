import { type FilterTerms, createFilterTerms } from './filter-terms.ts';
import { type Tags, createTags } from './tags.ts';
import { type Terms, createTerms } from './terms.ts';

/** All that watches may ask of an article: words and filters. */
export interface Vocabulary {
  readonly tags: Tags;
  readonly terms: Terms;
  readonly filters: FilterTerms;
}

/** Empty. @param seed of the hashes of words */
export function createVocabulary(seed: number): Vocabulary {
  const tags = createTags();
  return {
    tags,
    terms: createTerms(tags, seed),
    filters: createFilterTerms(),
  };
}
