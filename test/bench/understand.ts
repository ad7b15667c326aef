import { createReadArticle } from '@newswatch/enricher-service';
import { type BenchArticle, benchArticles } from './articles.ts';
import { type Figure, cpuSeconds, quantile, round } from './figure.ts';

const COUNT = 400;
const ROUNDS = 7;

/**
 * Articles per CPU second through all that is understood of a text: language, sentiment, topics, countries and print.
 * Beside it, in turns: a bare pass over the characters of the same articles, which allocates nothing. The median of the rounds after the first counts.
 */
export async function* understand(): AsyncGenerator<Figure> {
  const readArticle = createReadArticle();
  const articles = benchArticles(COUNT, { seed: 3, hits: 50 }).map(asDecoded);
  const whole = (): void => {
    for (const article of articles) readArticle(article);
  };
  let hash = 0;
  const bare = (): void => {
    for (const { title, text } of articles) hash = hashOf(title, hashOf(text, hash));
  };
  const rounds = Array.from({ length: ROUNDS }, () => [cpuSeconds(whole), cpuSeconds(bare)] as const);
  const median = (pick: 0 | 1): number =>
    quantile(
      rounds.slice(1).map((each) => each[pick]),
      0.5,
    );
  yield {
    bench: 'understand',
    name: 'articles understood',
    value: round(COUNT / median(0)),
    unit: 'articles/cpu-s',
    beside: { name: 'their characters hashed once', value: round(COUNT / median(1)) },
    ratio: round(median(1) / median(0)),
  };
}

/** Flat strings, as they come off the event log; a string that was pieced together is read at half the speed. */
const asDecoded = (article: BenchArticle): BenchArticle =>
  JSON.parse(JSON.stringify(article)) as BenchArticle;

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
