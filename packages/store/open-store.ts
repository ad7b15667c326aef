import { feedSchema, receiverSchema } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { alertRepository } from './alerts.ts';
import { archiveRepository } from './archive.ts';
import { catalogue } from './catalogue.ts';
import { deadLetterRepository } from './dead-letters.ts';
import { articlePageRepository } from './article-pages.ts';
import { decoderOf } from './decode.ts';
import { deliveryRepository } from './deliveries.ts';
import type { Executor } from './executor.ts';
import { freeLeases } from './free-leases.ts';
import { migrate } from './migrations/migrate.ts';
import { pollRepository } from './polls.ts';
import { storyRepository } from './stories.ts';
import { watchRepository } from './watches.ts';

export interface StoreOptions {
  /**
   * Nobody else has these data open: whoever held a lease on a row is dead, so all leases end now. Without it each runs
   * out by itself.
   */
  readonly alone?: boolean;
}

/**
 * Brings the data up to this release and opens the repositories on them. Closing is for whoever opened the database.
 * @throws NewswatchError `folder-too-new`, `store-unavailable`
 */
export async function openStore(executor: Executor, { alone = false }: StoreOptions = {}): Promise<Store> {
  await executor.transact(
    function* () {
      yield* migrate(executor);
      if (alone) yield* freeLeases(executor.db);
    },
    { patient: true },
  );
  return {
    feeds: catalogue(executor, 'feeds', decoderOf('feed', feedSchema)),
    polls: pollRepository(executor),
    articlePages: articlePageRepository(executor),
    watches: watchRepository(executor),
    receivers: catalogue(executor, 'receivers', decoderOf('receiver', receiverSchema)),
    stories: storyRepository(executor),
    alerts: alertRepository(executor),
    deliveries: deliveryRepository(executor),
    archive: archiveRepository(executor),
    deadLetters: deadLetterRepository(executor),
  };
}
