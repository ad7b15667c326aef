import { createEnrichText } from '@newswatch/enricher-service';
import { tokenize } from '@newswatch/language';
import { fingerprint } from '@newswatch/stories';
import { benchArticles } from './articles.ts';
import { type Figure, cpuSeconds, quantile, round } from './figure.ts';

const COUNT = 400;
const ROUNDS = 7;

/**
 * Articles per CPU second through all that is understood of a text: language, sentiment, topics, countries and print.
 * Beside it, in turns: the words of the same articles read once. The median of the rounds after the first counts.
 */
export async function* understand(): AsyncGenerator<Figure> {
  const enrichText = createEnrichText();
  const articles = benchArticles(COUNT, { seed: 3, hits: 50 });
  const whole = (): void => {
    for (const article of articles) {
      enrichText(article);
      fingerprint(`${article.title}\n${article.text}`);
    }
  };
  const words = (): void => {
    for (const { title, text } of articles) tokenize(`${title}\n${text}`);
  };
  const rounds = Array.from({ length: ROUNDS }, () => [cpuSeconds(whole), cpuSeconds(words)] as const);
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
    beside: { name: 'their words read once', value: round(COUNT / median(1)) },
    ratio: round(median(1) / median(0)),
  };
}
