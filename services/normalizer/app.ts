import type { Clock } from '@newswatch/domain';
import { type Observer, runStage } from '@newswatch/pipeline';
import type { Claims, Closeable, EventBus, HandNotes } from '@newswatch/ports';
import { createNormalize } from './normalize.ts';

export interface NormalizerOptions {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly claims: Claims;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** The normalizer: takes `item.fetched`, emits `article.normalized`. Writes nothing in the store. */
export function startNormalizer({ claims, ...runner }: NormalizerOptions): Promise<Closeable> {
  return runStage({ ...runner, stage: createNormalize({ claims, clock: runner.clock }) });
}
