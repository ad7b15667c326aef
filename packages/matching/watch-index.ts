import { phraseForms } from '@newswatch/language';
import { type Anchoring, createAnchoring, improveAnchors, layWatch, liftWatch } from './anchoring.ts';
import { type Compiling, compile } from './compile.ts';
import type { MatchDocument } from './document.ts';
import { evaluate } from './evaluate.ts';
import { type Anchored, createAnchored, findAnchors } from './find-anchors.ts';
import { countWords, createFrequencies } from './frequencies.ts';
import { createPlaces } from './places.ts';
import { acquireFilter } from './filter-terms.ts';
import { type Candidates, createCandidates, findCandidates } from './find-candidates.ts';
import { type Expand, createPhraseReader } from './known-phrases.ts';
import { parseQuery } from './parse.ts';
import { readArticle } from './read-article.ts';
import { createReading } from './reading.ts';
import { getField } from './records.ts';
import { releaseProgram } from './release-program.ts';
import { type Search, createSearch } from './search.ts';
import { type Found, foundBy } from './spans.ts';
import { term } from './term-rows.ts';
import { acquireTerm } from './terms.ts';
import { createVocabulary } from './vocabulary.ts';
import {
  type Root,
  addWatch,
  createWatchRecords,
  findWatch,
  idOf,
  readRecord,
  removeWatch,
  rootOf,
  textOf,
  watch,
} from './watch-records.ts';

export interface IndexedWatch {
  readonly id: string;
  readonly query: string;
  /** Codes; inflected forms of these languages count in every article. */
  readonly languages?: readonly string[];
}

export interface WatchMatch extends Found {
  readonly watch: string;
}

/**
 * All watches, found by the words of an article. Words are expanded into their forms when a watch is put, so that an
 * article costs a look-up per word and the watches that lie under its rarest words, not the number of watches.
 */
export interface WatchIndex {
  /** Adds a watch, or replaces the one of the same id. @throws NewswatchError `watch-does-not-parse` */
  put(watch: IndexedWatch): void;
  remove(id: string): void;
  /** Watches that the document satisfies, in the order in which they were put. */
  match(document: MatchDocument): readonly WatchMatch[];
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
  const { anchoring, anchored, candidates, search } = parts;
  const { watches, places, frequencies } = anchoring;
  const { reading, vocabulary } = search;
  return {
    put: (given) => put(parts, given),
    remove(id) {
      const row = findWatch(watches, id);
      if (row !== undefined) forget(parts, id, row);
    },
    match(document) {
      readArticle(reading, document);
      findAnchors(anchored, { reading, places }, document);
      findCandidates(candidates, { reading, places, anchored, watches: watches.rows });
      const found = matchesAmong(parts);
      countWords(frequencies, reading);
      improveAnchors(anchoring);
      return found;
    },
    get size() {
      return watches.size;
    },
    statistics: () => ({
      forms: vocabulary.terms.forms,
      terms: vocabulary.terms.size,
      candidates: candidates.looked,
    }),
  };
}

interface Parts {
  readonly anchoring: Anchoring;
  readonly anchored: Anchored;
  readonly candidates: Candidates;
  readonly search: Search;
  readonly compiling: Omit<Compiling, 'languages'>;
  readonly order: { next: number };
}

function createParts({ expand = phraseForms, seed = 0x2545f491 }: WatchIndexOptions): Parts {
  const vocabulary = createVocabulary(seed);
  const { terms, tags, filters } = vocabulary;
  const reading = createReading(terms.rows.chunks, seed);
  const watches = createWatchRecords(seed);
  return {
    anchoring: createAnchoring({
      places: createPlaces(vocabulary),
      watches,
      frequencies: createFrequencies(),
    }),
    anchored: createAnchored(),
    candidates: createCandidates(),
    search: createSearch({ reading, vocabulary, textOf: (row) => textOf(watches, row) }),
    compiling: {
      read: createPhraseReader(expand, tags, seed),
      term: (content) => acquireTerm(terms, content),
      codeOf: (row) => getField(terms.rows, row, term.code),
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

function forget({ anchoring, search }: Parts, id: string, row: number): void {
  const { program } = readRecord(anchoring.watches, row);
  liftWatch(anchoring, row);
  releaseProgram(search.vocabulary, program);
  removeWatch(anchoring.watches, id, row);
}

function matchesAmong({ anchoring: { watches }, candidates, search }: Parts): readonly WatchMatch[] {
  const found: { readonly order: number; readonly match: WatchMatch }[] = [];
  const root: Root = { chunk: search.chunk, node: 0 };
  for (let each = 0; each < candidates.count; each += 1) {
    const row = candidates.watches[each] ?? 0;
    rootOf(watches, row, root);
    search.chunk = root.chunk;
    search.row = row;
    if (!evaluate(search, root.node)) continue;
    search.text = textOf(watches, row);
    const match = { watch: idOf(watches, row), ...foundBy(search, root.node) };
    found.push({ order: getField(watches.rows, row, watch.order), match });
  }
  return found.sort((one, other) => one.order - other.order).map(({ match }) => match);
}
