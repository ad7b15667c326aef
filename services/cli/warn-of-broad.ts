import { broadWatches } from '@newswatch/api-service';
import { type Clock, asFailure } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import type { Declared, Log } from '@newswatch/runtime';

export interface BroadSources {
  readonly store: Pick<Store, 'archive'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Logs the watches of newswatch.yaml that match more than a fifth of what there is. Nobody is there to be asked, and a
 * file that was fine yesterday must not keep newswatch from starting, nor must the measuring.
 */
export async function warnOfBroad({ watches }: Declared, { log, ...sources }: BroadSources): Promise<void> {
  try {
    for (const { name, matched, lookedAt } of await broadWatches(watches, sources)) {
      const share = `${matched} of ${lookedAt} articles of the last seven days`;
      log.warn(`the watch ${name} of newswatch.yaml matches ${share}`, { watch: name, matched, lookedAt });
    }
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    log.warn('could not measure how much the watches of newswatch.yaml match', { code, problem: message });
  }
}
