import { phraseForms } from '@newswatch/language';
import { createAnchoring } from './anchoring.ts';
import { type Compiling, type Expand, compile } from './compile.ts';
import type { MatchDocument } from './document.ts';
import { createEvaluator } from './evaluate.ts';
import { createFindCandidates } from './find-candidates.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { parseQuery } from './parse.ts';
import { createPostings } from './postings.ts';
import { createReadArticle } from './read-article.ts';
import { createReading } from './reading.ts';
import { type Found, foundBy, wholeTitle } from './spans.ts';
import { createVocabulary } from './vocabulary.ts';
import { PROGRAM_HEAD, createWatchRecords } from './watch-records.ts';

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
  /** Distinct forms, and beginnings that suffixes continue. */
  readonly forms: number;
  readonly terms: number;
  /** Words read, and those of them that are a form of some watch. */
  readonly tokens: number;
  readonly known: number;
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
export function createWatchIndex({
  expand = phraseForms,
  seed = 0x2545f491,
}: WatchIndexOptions = {}): WatchIndex {
  const vocabulary = createVocabulary(seed);
  const { tags, terms, filters } = vocabulary;
  const reading = createReading(seed);
  const watches = createWatchRecords(seed);
  const postings = createPostings(terms);
  const anchoring = createAnchoring(vocabulary, { reading, postings, watches });
  const readArticle = createReadArticle(reading, vocabulary);
  const candidates = createFindCandidates(reading, { terms, postings, watches });
  const evaluator = createEvaluator(reading, vocabulary);
  let order = 0;

  const acquiring = { expand, tags, term: terms.acquire, filter: filters.acquire };
  const releasing = { expand, tags, term: released(terms.release), filter: released(filters.release) };
  const compiled = (text: string, given: Omit<Compiling, 'languages'>, languages: readonly string[] = []) =>
    compile(parseQuery(text), { ...given, languages });

  const forget = (id: string, row: number): void => {
    anchoring.lift(row, watches.under(row));
    const { query, languages } = watches.source(row);
    compiled(query, releasing, languages);
    watches.remove(id, row);
  };
  const evaluate = (row: number): Found | undefined => {
    const record = watches.record(row);
    const chunk = watches.programs[record >>> CHUNK_BITS];
    if (chunk === undefined) return undefined;
    const at = record & CHUNK_MASK;
    const node = at + PROGRAM_HEAD + (chunk[at + 1] ?? 0);
    const text = watches.text(row);
    if (!evaluator.evaluate(chunk, node, text)) return undefined;
    return evaluator.hits.count === 0
      ? wholeTitle(reading, evaluator.filters(chunk, node, text))
      : foundBy(evaluator.hits, reading, { chunk, text });
  };
  return {
    put({ id, query, languages = [] }) {
      const { program, text } = compiled(query, acquiring, languages);
      const before = watches.find(id);
      const place = before === undefined ? order++ : watches.order(before);
      if (before !== undefined) forget(id, before);
      const row = watches.add(id, { program, text, query, languages, order: place });
      watches.lieUnder(row, anchoring.lay(row, anchoring.choose(program)?.anchors ?? []));
    },
    remove(id) {
      const row = watches.find(id);
      if (row !== undefined) forget(id, row);
    },
    match(document) {
      readArticle(document);
      const found: { order: number; match: WatchMatch }[] = [];
      for (const row of candidates.find()) {
        const what = evaluate(row);
        if (what !== undefined)
          found.push({ order: watches.order(row), match: { watch: watches.id(row), ...what } });
      }
      anchoring.improve();
      return found.sort((one, other) => one.order - other.order).map(({ match }) => match);
    },
    get size() {
      return watches.size;
    },
    statistics: () => ({
      forms: terms.forms.size + terms.beginnings.size,
      terms: terms.size,
      tokens: reading.wordsRead,
      known: reading.wordsKnown,
      candidates: candidates.looked(),
    }),
  };
}

const released =
  <Content>(release: (content: Content) => void) =>
  (content: Content): number => {
    release(content);
    return 0;
  };
