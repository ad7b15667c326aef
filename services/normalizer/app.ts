import type { Clock } from '@newswatch/domain';
import { type Observer, runStage } from '@newswatch/pipeline';
import type { Claims, Closeable, EventBus, HandNotes } from '@newswatch/ports';
import { normalizeStage } from './normalize.ts';

export interface NormalizerOptions {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly claims: Claims;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** Turns items into articles. Writes nothing in the store. */
export function startNormalizer(options: NormalizerOptions): Promise<Closeable> {
  return runStage({ ...options, stage: normalizeStage(options) });
}
