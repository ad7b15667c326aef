import type { Entity, Topic } from '@newswatch/domain';
import type { WordBuffer } from '@newswatch/language';
import { type MatchDocument, type WatchIndex, type WatchMatch, createWatchIndex } from '@newswatch/matching';
import { OTHER_PHRASES, adjectivesOf, listCountries } from './countries.ts';
import { type TopicLabel, topicLabels } from './media-topics.ts';
import { type CountryMatch, countriesAmong } from './recognize-countries.ts';
import { type TopicMatches, topicsAmong } from './recognize-topics.ts';
import { azerbaijani } from './seeds/azerbaijani.ts';
import { english } from './seeds/english.ts';
import { kazakh } from './seeds/kazakh.ts';
import { russian } from './seeds/russian.ts';
import { type LanguageSeeds, phrasesOf } from './seeds/seeds.ts';
import { turkish } from './seeds/turkish.ts';

export interface Recognized {
  readonly topics: Topic[];
  /** Countries. */
  readonly entities: Entity[];
}

export type RecognizableText = Pick<MatchDocument, 'title' | 'text'>;

export interface Recognizer {
  /**
   * Topics and countries of an article in one pass over its words. Spans refer to the text.
   *
   * @param language code as identified; topics are known in ru en kk az tr, countries in uk uz ka as well
   * @param words of the article, if they have been read already; by the seed of the recognizer they are not read again
   */
  readonly recognize: (article: RecognizableText, language: string, words?: WordBuffer) => Recognized;
}

/** What a phrase of the index stands for. */
type Meaning =
  | { readonly kind: 'topic'; readonly label: TopicLabel; readonly weight: number }
  | ({ readonly kind: 'country' } & Omit<CountryMatch, 'match'>);

interface Phrase {
  readonly text: string;
  readonly meaning: Meaning;
}

const seeds = new Map<string, LanguageSeeds>([
  ['ru', russian],
  ['en', english],
  ['kk', kazakh],
  ['az', azerbaijani],
  ['tr', turkish],
]);

/**
 * Topics and countries are recognized as watches are: the phrases of a language lie in one index, inflected like any
 * watch. Each phrase is a watch of its own, so that an article costs what it hits and not what there is. The index of
 * a language is built when its first article comes, which takes some tens of milliseconds.
 */
export function createRecognizer(seed?: number): Recognizer {
  const vocabularies = new Map<string, Vocabulary>();
  return {
    recognize(article, language, words) {
      const known = vocabularies.get(language) ?? createVocabulary(language, seed);
      vocabularies.set(language, known);
      return recognizeBy(known, known.index.match({ ...article, language }, words), article.text.length);
    },
  };
}

interface Vocabulary {
  readonly index: WatchIndex;
  readonly meanings: ReadonlyMap<string, Meaning>;
}

function createVocabulary(language: string, seed: number | undefined): Vocabulary {
  const index = createWatchIndex(seed === undefined ? {} : { seed });
  const meanings = new Map<string, Meaning>();
  for (const [at, { text, meaning }] of [...topicPhrases(language), ...countryPhrases(language)].entries()) {
    index.put({ id: String(at), query: `"${text}"` });
    meanings.set(String(at), meaning);
  }
  return { index, meanings };
}

/** @param length of the text */
function recognizeBy({ meanings }: Vocabulary, found: readonly WatchMatch[], length: number): Recognized {
  const topics: TopicMatches[] = [];
  const countries: CountryMatch[] = [];
  for (const { watch, matches } of found) {
    const meaning = meanings.get(watch);
    if (meaning?.kind === 'topic') topics.push({ ...meaning, matches });
    if (meaning?.kind === 'country') countries.push(...matches.map((match) => ({ ...meaning, match })));
  }
  return { topics: topicsAmong(topics, length), entities: countriesAmong(countries) };
}

function topicPhrases(language: string): readonly Phrase[] {
  const ofLanguage = seeds.get(language);
  if (ofLanguage === undefined) return [];
  return topicLabels.flatMap((label) => [
    ...phrases(phrasesOf(ofLanguage[label].telling), { kind: 'topic', label, weight: 2 }),
    ...phrases(phrasesOf(ofLanguage[label].usual), { kind: 'topic', label, weight: 1 }),
  ]);
}

function countryPhrases(language: string): readonly Phrase[] {
  return [
    ...phrases(OTHER_PHRASES, { kind: 'country', capital: false }),
    ...listCountries(language).flatMap((country) => [
      ...phrases(country.names, { kind: 'country', country, capital: true }),
      ...phrases(adjectivesOf(country.code), { kind: 'country', country, capital: false }),
    ]),
  ];
}

const phrases = (texts: readonly string[], meaning: Meaning): readonly Phrase[] =>
  texts.map((text) => ({ text, meaning }));
