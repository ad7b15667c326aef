import { quantile } from './figure.ts';
import type { CorpusArticle } from './matching-corpus.ts';
import type { BenchIndex } from './matching-index.ts';
import { seededRandom } from './matching-random.ts';
import type { ChangesAnswer, ChangeTimes } from './matching-task.ts';
import { type Waiting, openWaiting } from './waiting.ts';

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
  const waiting = openWaiting();
  const changes = createTimes(queries.length);
  const matches = createTimes(Math.ceil(queries.length / CHANGES_PER_ARTICLE));
  for (const [at, query] of queries.entries()) {
    const id = `w${random.below(watches)}`;
    time(changes, waiting, () => {
      index.remove(id);
      index.put({ id, query });
    });
    const article = at % CHANGES_PER_ARTICLE === 0 ? articles[random.below(articles.length)] : undefined;
    if (article !== undefined) time(matches, waiting, () => index.match(article));
  }
  waiting.close();
  return {
    ...timesOf(changes.taken, matches.taken),
    running: timesOf(withoutWaiting(changes), withoutWaiting(matches)),
  };
}

/** Milliseconds, and those of them in which others had the processor. Nothing is left to collect of taking them. */
interface Times {
  readonly taken: Float64Array;
  readonly waited: Float64Array;
  count: number;
}

const createTimes = (most: number): Times => ({
  taken: new Float64Array(most),
  waited: new Float64Array(most),
  count: 0,
});

function time(times: Times, waiting: Waiting, work: () => void): void {
  const before = waiting.read();
  const started = performance.now();
  work();
  times.taken[times.count] = performance.now() - started;
  times.waited[times.count] = waiting.read() - before;
  times.count += 1;
}

const withoutWaiting = ({ taken, waited }: Times): Float64Array =>
  taken.map((all, at) => Math.max(0, all - (waited[at] ?? 0)));

function timesOf(changes: Float64Array, matches: Float64Array): ChangeTimes {
  const all = [...changes];
  const longest = (each: Float64Array): number => each.reduce((most, one) => Math.max(most, one), 0);
  const longestChange = longest(changes);
  return {
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    longestChange,
    longestStall: Math.max(longestChange, longest(matches)),
  };
}
