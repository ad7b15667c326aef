import { PER_ROUND, ROUNDS, WARM_UP, readArticles } from './matching-corpus.ts';
import type { CorpusArticle } from './matching-corpus.ts';
import type { Round } from './matching-task.ts';

/** What matching an article found. */
export interface Found {
  readonly hits: number;
  readonly spans: number;
}

export interface RoundsOptions {
  /** Fewer articles than there are. */
  readonly perRound?: number;
  /** Runs when all is warm, before the rounds. */
  readonly warm?: () => void;
}

/** Rounds over articles of their own each, behind others to warm up on. */
export function measureRounds(
  folder: string,
  match: (article: CorpusArticle) => Found,
  { perRound = PER_ROUND, warm }: RoundsOptions = {},
): readonly Round[] {
  const share = Math.min(WARM_UP, perRound);
  pass(readArticles(folder, [0, share]), match);
  warm?.();
  return Array.from({ length: ROUNDS }, (_, round) => {
    const from = WARM_UP + round * PER_ROUND;
    return pass(readArticles(folder, [from, from + perRound]), match);
  });
}

function pass(articles: readonly CorpusArticle[], match: (article: CorpusArticle) => Found): Round {
  let hits = 0;
  let spans = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (const article of articles) {
    const found = match(article);
    hits += found.hits;
    spans += found.spans;
  }
  const wall = (performance.now() - started) / 1e3;
  const { user, system } = process.cpuUsage(cpu);
  return { articles: articles.length, cpu: (user + system) / 1e6, wall, hits, spans };
}

/** Articles a second in the best of the rounds. */
export const best = (rounds: readonly Round[], by: 'cpu' | 'wall'): number =>
  Math.max(...rounds.map((round) => round.articles / round[by]));
