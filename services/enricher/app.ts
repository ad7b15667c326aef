import { type Clock, DAY, HOUR, instant } from '@newswatch/domain';
import { type Observer, repeat, runStage } from '@newswatch/pipeline';
import type { Closeable, EventBus, HandNotes, Stories } from '@newswatch/ports';
import { createEnrichText } from './enrich-text.ts';
import { createEnrich } from './enrich.ts';

export { type EnrichText, type ReadableText, type Reading, createEnrichText } from './enrich-text.ts';

/** How long prints of articles are kept. Far longer than a story lives, so that late versions still find theirs. */
const KEPT_DAYS = 30;

export interface EnricherOptions {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly stories: Stories;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** The enricher: takes `article.normalized`, writes stories, emits `article.enriched`. */
export async function startEnricher({ stories, ...runner }: EnricherOptions): Promise<Closeable> {
  const { clock, observer } = runner;
  const enrichText = createEnrichText();
  const running = await runStage({ ...runner, stage: createEnrich({ stories, enrichText, clock }) });
  const pruning = repeat({
    task: 'prune-stories',
    everyMs: HOUR,
    observer,
    run: async () => void (await stories.prune(instant(clock() - KEPT_DAYS * DAY))),
  });
  return {
    async close() {
      await Promise.all([running.close(), pruning.close()]);
    },
  };
}
