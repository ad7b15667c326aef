import { type Clock, type Watch, failure, given, instant } from '@newswatch/domain';
import { createWatchIndex, documentOf } from '@newswatch/matching';
import type { Store } from '@newswatch/ports';

/**
 * Whether a watch tells nearly everything: it matches more than a fifth of the articles of the last seven days. What is
 * looked at is bounded: the newest of each of the seven days, so that a busy day does not stand for the week. With few
 * articles nothing is said: a third of six is no share.
 */
const DAYS = 7;
const MOST_A_DAY = 150;
const FEWEST = 50;
const LARGEST_SHARE = 0.2;
const DAY_MS = 86_400_000;

interface Sources {
  readonly store: Pick<Store, 'archive'>;
  readonly clock: Clock;
}

type Measured = Pick<Watch, 'id' | 'name' | 'query' | 'languages'>;

export interface BroadWatch {
  readonly name: string;
  readonly matched: number;
  readonly lookedAt: number;
}

/** Which of the watches are too broad, and by how much. @throws NewswatchError `watch-does-not-parse` */
export async function broadWatches(
  watches: readonly Measured[],
  sources: Sources,
): Promise<readonly BroadWatch[]> {
  const index = createWatchIndex();
  for (const { id, query, languages } of watches) index.put(given({ id, query, languages }));
  const counts = new Map<string, number>();
  let lookedAt = 0;
  for await (const documents of daysOf(sources)) {
    lookedAt += documents.length;
    for (const { watch } of documents.flatMap((document) => index.match(document)))
      counts.set(watch, (counts.get(watch) ?? 0) + 1);
  }
  if (lookedAt < FEWEST) return [];
  return watches
    .map(({ id, name }) => ({ name, matched: counts.get(id) ?? 0, lookedAt }))
    .filter(({ matched }) => matched > LARGEST_SHARE * lookedAt);
}

async function* daysOf({ store, clock }: Sources) {
  const now = clock();
  for (let day = 0; day < DAYS; day += 1) {
    const from = instant(now - (day + 1) * DAY_MS);
    const to = day === 0 ? undefined : instant(now - day * DAY_MS);
    const { items } = await store.archive.list(given({ from, to, limit: MOST_A_DAY }));
    yield items.map(({ article, enrichment }) => documentOf(article, enrichment));
  }
}

/** @throws NewswatchError `watch-too-broad` */
export async function refuseTooBroad(watch: Measured, sources: Sources): Promise<void> {
  const [broad] = await broadWatches([watch], sources);
  if (broad === undefined) return;
  const { matched, lookedAt } = broad;
  throw failure('watch-too-broad', { percent: Math.round((100 * matched) / lookedAt), matched, lookedAt });
}
