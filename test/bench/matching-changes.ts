import { quantile } from './figure.ts';
import type { CorpusArticle } from './matching-corpus.ts';
import type { BenchIndex } from './matching-index.ts';
import { seededRandom } from './matching-random.ts';
import type { ChangesAnswer } from './matching-task.ts';

/** One article is matched behind so many changes. */
const CHANGES_PER_ARTICLE = 10;

interface Replacing {
  /** Number of watches in the index, with the ids w0, w1… */
  readonly watches: number;
  /** Each takes the place of a watch drawn at random. */
  readonly queries: readonly string[];
  readonly articles: readonly CorpusArticle[];
}

/** Removes a watch and puts another in its place, again and again, and matches articles in between. */
export function replaceWhileMatching(
  index: BenchIndex,
  { watches, queries, articles }: Replacing,
): ChangesAnswer {
  const random = seededRandom(7);
  const changes = new Float64Array(queries.length);
  let longestMatch = 0;
  for (const [at, query] of queries.entries()) {
    const id = `w${random.below(watches)}`;
    const started = performance.now();
    index.remove(id);
    index.put({ id, query });
    changes[at] = performance.now() - started;
    const article = at % CHANGES_PER_ARTICLE === 0 ? articles[random.below(articles.length)] : undefined;
    if (article === undefined) continue;
    const matched = performance.now();
    index.match(article);
    longestMatch = Math.max(longestMatch, performance.now() - matched);
  }
  const all = [...changes];
  const longestChange = all.reduce((longest, each) => Math.max(longest, each), 0);
  return {
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    longestChange,
    longestStall: Math.max(longestChange, longestMatch),
  };
}
