import type { Article } from '@newswatch/domain';
import type { ReadableText } from './enrich-text.ts';
import type { ArticleReading } from './read-article.ts';

export type ReadArticles = (articles: readonly ReadableText[]) => Promise<readonly ArticleReading[]>;

/** Reads articles, those that come next already while others are in hand. */
export interface Reader {
  /** Begins to read; what cannot be read now is read when it is asked for. */
  ahead(articles: readonly Article[]): void;
  /** In the order of the articles. @throws what `readArticles` throws */
  read(articles: readonly Article[]): Promise<readonly ArticleReading[]>;
}

/**
 * What is read ahead is known by the article as it lies in memory: an article that is handed over as a copy is read when
 * it is asked for, as if nothing had been read ahead.
 */
export function createReader(readArticles: ReadArticles): Reader {
  const begun = new WeakMap<Article, Promise<ArticleReading | undefined>>();
  const read = async (articles: readonly Article[]): Promise<readonly ArticleReading[]> =>
    articles.length === 0 ? [] : readArticles(articles.map(readableIn));
  const take = (article: Article): Promise<ArticleReading | undefined> => {
    const reading = begun.get(article) ?? NOT_READ;
    begun.delete(article);
    return reading;
  };
  return {
    ahead(articles) {
      const next = articles.filter((article) => !begun.has(article));
      const readings = read(next).catch(() => []);
      for (const [at, article] of next.entries())
        begun.set(
          article,
          readings.then((all) => all[at]),
        );
    },
    async read(articles) {
      const readings = await Promise.all(articles.map(take));
      const missing = articles.filter((_, at) => readings[at] === undefined);
      const rest = (await read(missing)).values();
      return readings.flatMap((reading) => reading ?? rest.next().value ?? []);
    },
  };
}

const NOT_READ = Promise.resolve(undefined);

/** No more than is read, for it may have to go to a thread. */
const readableIn = ({ title, text, declaredLanguage }: Article): ReadableText => ({
  title,
  text,
  declaredLanguage,
});
