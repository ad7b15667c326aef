/** A newswatch that dies whenever the enricher handles a certain article: `node killed-by-article.ts FOLDER ARTICLE`. */
import type { Stories } from '@newswatch/ports';
import { die, live } from './live.ts';

const [folder = '', deadly] = process.argv.slice(2);
await live(folder, (ports) => {
  const { stories } = ports.store;
  const assign: Stories['assign'] = (articles, ...rest) =>
    articles.some(({ articleId }) => articleId === deadly) ? die() : stories.assign(articles, ...rest);
  return { ...ports, store: { ...ports.store, stories: { ...stories, assign } } };
});
