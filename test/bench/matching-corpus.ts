import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type MatchingArticle, matchingArticles } from './matching-articles.ts';
import { createVocabulary } from './matching-vocabulary.ts';
import {
  COMMON,
  RARE,
  type WatchMixture,
  type WatchTree,
  notationOf,
  queryOf,
  rarestGroup,
  watchTrees,
} from './matching-watches.ts';

/**
 * Articles and watches as files, so that every contestant reads the same.
 *
 * `articles.txt` has an article a line: the headline and the paragraphs, with tabs between. `queries-NAME.txt` has a
 * watch a line as a person types it, `trees-NAME.txt` the same in prefix notation (`notationOf`).
 */
export const files = {
  articles: (folder: string) => join(folder, 'articles.txt'),
  queries: (folder: string, name: WatchSet) => join(folder, `queries-${name}.txt`),
  trees: (folder: string, name: WatchSet) => join(folder, `trees-${name}.txt`),
};

export type WatchSet = 'common' | 'rare';

/** Articles 0 … WARM_UP are for warming up; the rounds behind them have articles of their own. */
export const WARM_UP = 2_000;
export const PER_ROUND = 2_000;
export const ROUNDS = 3;
/** Watches that replace others while matching. */
export const CHANGES = 100_000;

const ARTICLES = WARM_UP + ROUNDS * PER_ROUND;
/** Articles in which candidates are counted. */
const COUNTED = 500;

export interface Generated {
  /** Watches of which the rarest group stands in an article, by the number of watches, of all articles that were looked at. */
  readonly candidates: ReadonlyMap<number, number>;
}

/** Writes the files. @param sizes numbers of watches that will be asked for */
export function generateCorpus(folder: string, sizes: readonly number[]): Generated {
  const vocabulary = createVocabulary();
  const counted: MatchingArticle[] = [];
  const articles = matchingArticles(vocabulary, 1);
  writeLines(files.articles(folder), ARTICLES, () => {
    const article = articles.next().value;
    if (counted.length < COUNTED) counted.push(article);
    return [article.title, ...article.text.split('\n\n')].join('\t');
  });
  const candidates = new Map<number, number>();
  for (const set of ['common', 'rare'] as const) {
    const wanted = sizes.filter((size) => setOf(size) === set);
    if (wanted.length === 0) continue;
    const trees = watchTrees(vocabulary, mixtures[set]);
    const anchors = new Map<number, number>();
    const queries = openSync(files.queries(folder, set), 'w');
    let written = 0;
    writeLines(files.trees(folder, set), Math.max(...wanted) + (set === 'rare' ? CHANGES : 0), () => {
      const tree = trees.next().value;
      if (wanted.includes(written)) candidates.set(written, candidatesIn(counted, anchors));
      written += 1;
      countAnchors(tree, anchors);
      writeSync(queries, `${queryOf(tree)}\n`);
      return notationOf(tree);
    });
    closeSync(queries);
    for (const size of wanted) if (size === written) candidates.set(size, candidatesIn(counted, anchors));
  }
  return { candidates };
}

const mixtures: Readonly<Record<WatchSet, WatchMixture>> = { common: COMMON, rare: RARE };

/** A million watches are about rarer things than fewer are. */
export const setOf = (watches: number): WatchSet => (watches > 100_000 ? 'rare' : 'common');

function countAnchors(tree: WatchTree, anchors: Map<number, number>): void {
  for (const rank of rarestGroup(tree)) anchors.set(rank, (anchors.get(rank) ?? 0) + 1);
}

function candidatesIn(articles: readonly MatchingArticle[], anchors: ReadonlyMap<number, number>): number {
  let found = 0;
  for (const { ranks } of articles) for (const rank of ranks) found += anchors.get(rank) ?? 0;
  return found / articles.length;
}

function writeLines(path: string, count: number, next: () => string): void {
  const file = openSync(path, 'w');
  let block: string[] = [];
  for (let at = 0; at < count; at += 1) {
    block.push(next());
    if (block.length < 1_000 && at < count - 1) continue;
    writeSync(file, `${block.join('\n')}\n`);
    block = [];
  }
  closeSync(file);
}

/** An article as the index takes it. Flat strings, as they come off the event log. */
export interface CorpusArticle {
  readonly title: string;
  readonly text: string;
  readonly language: 'ru';
}

/** @param range the first article and the one behind the last */
export function readArticles(
  folder: string,
  [from, to]: readonly [number, number],
): readonly CorpusArticle[] {
  return readLines(files.articles(folder), [from, to]).map((line) => {
    const [title = '', ...paragraphs] = line.split('\t');
    const { text } = JSON.parse(JSON.stringify({ text: paragraphs.join('\n\n') })) as { text: string };
    return { title, text, language: 'ru' };
  });
}

export function readQueries(
  folder: string,
  set: WatchSet,
  [from, to]: readonly [number, number],
): readonly string[] {
  return readLines(files.queries(folder, set), [from, to]);
}

/** Lines as strings of their own, not parts of the whole file. */
export function readLines(
  path: string,
  [from, to]: readonly [number, number] = [0, Number.POSITIVE_INFINITY],
): readonly string[] {
  const bytes = readFileSync(path);
  const lines: string[] = [];
  let start = 0;
  for (let line = 0; start < bytes.length && line < to; line += 1) {
    const end = bytes.indexOf(10, start);
    if (line >= from) lines.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return lines;
}
