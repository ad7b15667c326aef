import type { Clock } from '@newswatch/domain';
import type { FeedReader } from '@newswatch/feeds';
import type { KnownNames } from '@newswatch/matching';
import type { PageReader } from '@newswatch/pages';
import type { EventBus, JobQueue, Store } from '@newswatch/ports';
import type { Config, DeclaredIds, Log, Metrics } from '@newswatch/runtime';
import type { Web } from '@newswatch/web';

/** What the routes work with. */
export interface Context {
  readonly store: Store;
  readonly bus: EventBus;
  readonly queue: JobQueue;
  /** Only previews and test messages touch the outside. */
  readonly web: Web;
  readonly reader: FeedReader;
  readonly pageReader: Pick<PageReader, 'read'>;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly config: ApiConfig;
  readonly version: string;
  /** What things are called in other languages. */
  readonly knownNames: KnownNames;
  /** What stands in the configuration file and is read-only here. Asked each time, for the file may be read again. */
  readonly declaredIds: () => DeclaredIds;
}

export type ApiConfig = Pick<Config, 'apiKey' | 'allowedHosts' | 'timezone' | 'language' | 'declared'>;
