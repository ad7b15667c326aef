import { replaceWhileMatching } from './matching-changes.ts';
import { WARM_UP, files, readArticles, readLines, readQueries } from './matching-corpus.ts';
import { compareWithLucene } from './matching-equality.ts';
import { type BenchIndex, createIndex } from './matching-index.ts';
import { knownShare } from './matching-known.ts';
import { regExpWatch } from './matching-regexp.ts';
import { type Found, measureRounds } from './matching-rounds.ts';
import { suffixChainWords } from './matching-suffixes.ts';
import type { EqualityAnswer, MatchAnswer, Round, Task } from './matching-task.ts';

/** Expanding the words of more watches takes minutes. */
const MOST_KNOWN = 100_000;

/** Measures one task, given as JSON, and writes the answer as JSON. Runs under `--expose-gc`. */
const task = JSON.parse(process.argv[2] ?? '') as Task;
process.stdout.write(JSON.stringify(answerTo(task)));

function answerTo(given: Task): MatchAnswer | EqualityAnswer | { readonly rounds: readonly Round[] } {
  switch (given.kind) {
    case 'match':
      return matchAll(given);
    case 'regexp':
      return { rounds: regExpLoop(given) };
    case 'equality':
      return compareWithLucene(given);
  }
}

function matchAll(given: Task & { readonly kind: 'match' }): MatchAnswer {
  const { folder, set, watches, changes } = given;
  const index = createIndex();
  const { build, bytes } = fill(index, given);
  let before = index.statistics?.();
  const rounds = measureRounds(folder, (article) => foundBy(index, article), {
    warm: () => {
      before = index.statistics?.();
    },
  });
  const after = index.statistics?.();
  const articles = rounds.reduce((sum, round) => sum + round.articles, 0);
  return {
    rounds,
    build,
    bytes,
    ...(before !== undefined &&
      after !== undefined && {
        candidates: (after.candidates - before.candidates) / articles,
      }),
    ...(watches <= MOST_KNOWN && { known: knownShare(folder, readQueries(folder, set, [0, watches])) }),
    ...(changes > 0 && {
      changes: replaceWhileMatching(index, {
        watches,
        queries: readQueries(folder, set, [watches, watches + changes]),
        articles: readArticles(folder, [0, WARM_UP]),
      }),
    }),
  };
}

/** The text of the queries does not count: what was read is there before and behind, and the index tells what it keeps. */
function fill(
  index: BenchIndex,
  { folder, set, watches, suffixes, lookupOnly }: Task & { readonly kind: 'match' },
): { readonly build: number; readonly bytes: number } {
  const queries = readQueries(folder, set, [0, watches]).map((query) =>
    lookupOnly ? behindNot(query) : query,
  );
  const words = suffixChainWords(suffixes);
  const empty = bytesInUse();
  const started = performance.now();
  for (const [at, query] of queries.entries()) index.put({ id: `w${at}`, query });
  for (const [at, query] of words.entries()) index.put({ id: `s${at}`, query });
  const build = (performance.now() - started) / 1e3;
  const kept = bytesInUse() - empty - (index.statistics?.().queryBytes ?? 0);
  return { build, bytes: kept / (queries.length + words.length) };
}

/** A word that no article holds, without any of the words of the query. */
function behindNot(query: string): string {
  const words = new Set(query.match(/[а-яё]+/gi));
  return `отсутствующее NOT (${[...words].join(' | ')})`;
}

/** Heap and what lies outside of it, which includes array buffers; settled, after collecting the garbage. */
function bytesInUse(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function foundBy(index: BenchIndex, article: Parameters<BenchIndex['match']>[0]): Found {
  const found = index.match(article);
  let spans = 0;
  for (const { matches } of found) spans += matches.length;
  return { hits: found.length, spans };
}

function regExpLoop({ folder, set, watches }: Task & { readonly kind: 'regexp' }): readonly Round[] {
  const compiled = readLines(files.trees(folder, set), [0, watches]).map(regExpWatch);
  return measureRounds(
    folder,
    ({ title, text }) => {
      const whole = `${title}\n\n${text}`.toLowerCase();
      let hits = 0;
      for (const matches of compiled) if (matches(whole)) hits += 1;
      return { hits, spans: hits };
    },
    { perRound: 200 },
  );
}
