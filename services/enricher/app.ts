import type { Clock } from '@newswatch/domain';
import { type Observer, pruneHourly, runStage, together } from '@newswatch/pipeline';
import type { Closeable, EventBus, HandNotes, Stories } from '@newswatch/ports';
import { enrichStage } from './enrich.ts';
import { readAside } from './read-aside.ts';

export { type EnrichText, type ReadableText, type Reading, createEnrichText } from './enrich-text.ts';
export { createReadArticle } from './read-article.ts';

/** How long prints of articles are kept. Far longer than a story lives, so that late versions still find theirs. */
const KEPT_DAYS = 30;

export interface EnricherOptions {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly stories: Stories;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** Adds to articles what can be said of them, and forgets prints when their time has come. */
export async function startEnricher(options: EnricherOptions): Promise<Closeable> {
  const { stories, clock } = options;
  const aside = readAside();
  const stage = await runStage({
    ...options,
    stage: enrichStage({ stories, readArticles: aside.readArticles, clock }),
  });
  const prune = pruneHourly({ ...options, task: 'prune-stories', repository: stories, days: KEPT_DAYS });
  const parts = together(stage, prune);
  return { close: () => parts.close().then(() => aside.close()) };
}
