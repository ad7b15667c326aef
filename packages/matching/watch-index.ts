import { type WordBuffer, phraseForms } from '@newswatch/language';
import { type Anchoring, createAnchoring, improveAnchors, layWatch, liftWatch } from './anchoring.ts';
import { createComparison } from './comparison.ts';
import { type Compiling, compile } from './compile.ts';
import type { MatchDocument } from './document.ts';
import { findFilters } from './find-filters.ts';
import { type Finding, findTerms } from './find-terms.ts';
import { countWords, createFrequencies } from './frequencies.ts';
import { createPlaces } from './places.ts';
import { acquireFilter } from './filter-terms.ts';
import { type Candidates, createCandidates, findCandidates } from './find-candidates.ts';
import { type Expand, createPhraseReader } from './known-phrases.ts';
import { parseQuery } from './parse.ts';
import { type Matching, type WatchMatch, createMatching, matchesAmong } from './matches.ts';
import { readArticle } from './read-article.ts';
import { createReading } from './reading.ts';
import { getField } from './records.ts';
import { releaseProgram } from './release-program.ts';
import { type Search, createSearch } from './search.ts';
import { acquireTerm } from './terms.ts';
import { createVocabulary } from './vocabulary.ts';
import { addWatch, createWatchRecords, findWatch, programOf, removeWatch, watch } from './watch-records.ts';

export interface IndexedWatch {
  readonly id: string;
  readonly query: string;
  /** Codes; inflected forms of these languages count in every article. */
  readonly languages?: readonly string[];
}

/**
 * All watches, found by the words of an article. Words are expanded into their forms when a watch is put, so that an
 * article costs a look-up per word and the watches that lie under its rarest words, not the number of watches.
 */
export interface WatchIndex {
  /** Adds a watch, or replaces the one of the same id. @throws NewswatchError `watch-does-not-parse` */
  put(watch: IndexedWatch): void;
  remove(id: string): void;
  /**
   * Watches that the document satisfies, in the order in which they were put.
   * @param words of the document, if they have been read already; by the seed of the index they are not read again
   */
  match(document: MatchDocument, words?: WordBuffer): readonly WatchMatch[];
  readonly size: number;
  /** What there is, and what matching did since the beginning. */
  statistics(): IndexStatistics;
}

export interface IndexStatistics {
  /** Of all terms together, and the beginnings that suffixes continue. */
  readonly forms: number;
  readonly terms: number;
  /** Watches that were looked at. */
  readonly candidates: number;
  /** That the queries of watches take as they were typed. */
  readonly queryBytes: number;
}

export interface WatchIndexOptions {
  /** Expands the words of a phrase into their forms. */
  readonly expand?: Expand;
  /** Any integer, another one in each process: then nobody can choose words that collide. */
  readonly seed?: number;
}

/** Empty: it matches nothing until watches are put into it. */
export function createWatchIndex(options: WatchIndexOptions = {}): WatchIndex {
  const parts = createParts(options);
  const { anchoring, finding, candidates, search } = parts;
  const { watches, frequencies } = anchoring;
  const { reading } = search;
  const { vocabulary } = anchoring.places;
  return {
    put: (given) => put(parts, given),
    remove(id) {
      const row = findWatch(watches, id);
      if (row !== undefined) forget(parts, id, row);
    },
    match(document, words) {
      readArticle(reading, document, words);
      findTerms(finding);
      findFilters(reading, vocabulary.filters, document);
      findCandidates(candidates, reading);
      const found = matchesAmong(parts.matching);
      countWords(frequencies, reading);
      improveAnchors(anchoring, reading, candidates.passed);
      return found;
    },
    get size() {
      return watches.size;
    },
    statistics: () => ({
      forms: vocabulary.terms.formCount,
      terms: vocabulary.terms.size,
      candidates: candidates.looked,
      queryBytes: watches.texts.bytes,
    }),
  };
}

interface Parts {
  readonly anchoring: Anchoring;
  readonly finding: Finding;
  readonly candidates: Candidates;
  readonly search: Search;
  readonly matching: Matching;
  readonly compiling: Omit<Compiling, 'languages'>;
  readonly order: { next: number };
}

function createParts({ expand = phraseForms, seed = 0x2545f491 }: WatchIndexOptions): Parts {
  const vocabulary = createVocabulary(seed);
  const { terms, tags, filters } = vocabulary;
  const reading = createReading(seed, terms.rows);
  const { occurrences } = reading;
  const places = createPlaces(vocabulary, occurrences);
  const watches = createWatchRecords(seed);
  const candidates = createCandidates({ occurrences, places, watches });
  const search = createSearch({ reading, watches, terms, work: candidates.work.memory });
  return {
    anchoring: createAnchoring({
      places,
      watches,
      frequencies: createFrequencies(),
    }),
    finding: { reading, terms, comparison: createComparison(reading, terms), kernel: candidates.kernel },
    candidates,
    search,
    matching: createMatching({ candidates, watches, search }),
    compiling: {
      read: createPhraseReader(expand, tags, seed),
      term: (content) => acquireTerm(terms, content),
      filter: (key) => acquireFilter(filters, terms, key),
    },
    order: { next: 0 },
  };
}

function put(parts: Parts, { id, query, languages = [] }: IndexedWatch): void {
  const { anchoring, compiling, order } = parts;
  const { watches } = anchoring;
  const { program, text } = compile(parseQuery(query), { ...compiling, languages });
  const before = findWatch(watches, id);
  const place = before === undefined ? order.next++ : getField(watches.rows, before, watch.order);
  if (before !== undefined) forget(parts, id, before);
  layWatch(anchoring, addWatch(watches, { id, program, text, order: place }), program);
}

function forget({ anchoring }: Parts, id: string, row: number): void {
  liftWatch(anchoring, row);
  releaseProgram(anchoring.places.vocabulary, programOf(anchoring.watches, row));
  removeWatch(anchoring.watches, id, row);
}
