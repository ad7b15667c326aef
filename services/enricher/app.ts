import type { Clock } from '@newswatch/domain';
import { type Observer, pruneHourly, runStage, together } from '@newswatch/pipeline';
import type { Closeable, EventBus, HandNotes, Stories } from '@newswatch/ports';
import { createEnrichText } from './enrich-text.ts';
import { enrichStage } from './enrich.ts';

export {
  type EnrichText,
  type ReadableText,
  type Reading,
  createEnrichText,
  wordsOf,
} from './enrich-text.ts';

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
  const enrichText = createEnrichText();
  const stage = await runStage({ ...options, stage: enrichStage({ stories, enrichText, clock }) });
  const prune = pruneHourly({ ...options, task: 'prune-stories', repository: stories, days: KEPT_DAYS });
  return together(stage, prune);
}
