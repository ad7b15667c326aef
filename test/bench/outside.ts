/** A process of its own for what surrounds the pipeline that is measured, see start-outside.ts. */
import { startCollector, startNewsroom } from '@newswatch/testkit';
import { type BenchArticle, benchArticles } from './articles.ts';
import type { Asked, Told } from './start-outside.ts';

/** As many as large feeds show. */
const SHOWN = 100;
const LOOK_EVERY_MS = 5;

const names: readonly string[] = JSON.parse(process.argv[2] ?? '[]');
const feeds = names.map((name) => ({
  name,
  title: name,
  format: 'rss' as const,
  charset: 'utf-8' as const,
  language: 'ru',
  site: `https://${name}.example`,
}));
const tell = (told: Told): void => void process.send?.(told);

const newsroom = await startNewsroom({ feeds, shows: SHOWN });
const webhook = await startCollector();
webhook.answer(({ json, receivedAt }) => {
  tell({ kind: 'received', request: { json, receivedAt } });
  return 204;
});
let seen = 0;
setInterval(() => {
  const paths = newsroom.requests.slice(seen).map(({ path }) => path);
  seen += paths.length;
  if (paths.length > 0) tell({ kind: 'polled', paths });
}, LOOK_EVERY_MS);
const publish = (name: string, articles: readonly BenchArticle[]): void => {
  for (const article of articles) newsroom.publish(name, article);
};
process.on('message', (asked: Asked) => {
  if (asked.kind === 'publish') return publish(asked.name, asked.articles);
  const { each, number, hits } = asked;
  for (const [at, name] of names.entries())
    publish(name, benchArticles(each, { seed: number * 1_000 + at, hits }));
  tell({ kind: 'burst', number });
});
process.on('disconnect', () => process.exit());
tell({ kind: 'open', newsroom: newsroom.url, webhook: webhook.url });
