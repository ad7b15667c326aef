import { toArticle } from '@newswatch/articles';
import type { Clock } from '@newswatch/domain';
import { type Observer, runStage, workAside } from '@newswatch/pipeline';
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
export async function startNormalizer(options: NormalizerOptions): Promise<Closeable> {
  const aside = workAside({
    work: toArticle,
    thread: new URL('normalizing-thread.ts', import.meta.url),
  });
  const stage = await runStage({
    ...options,
    stage: normalizeStage({ ...options, toArticles: aside.answers }),
  });
  return { close: () => stage.close().then(() => aside.close()) };
}
