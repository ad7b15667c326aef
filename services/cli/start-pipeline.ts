import { startAlerter } from '@newswatch/alerter-service';
import { createApi } from '@newswatch/api-service';
import { startArchiver } from '@newswatch/archiver-service';
import type { Clock, Random } from '@newswatch/domain';
import { startEnricher } from '@newswatch/enricher-service';
import { rssParserReader } from '@newswatch/feeds';
import { startFetcher } from '@newswatch/fetcher-service';
import { startNormalizer } from '@newswatch/normalizer-service';
import { startNotifier } from '@newswatch/notifier-service';
import type { Closeable, Ports } from '@newswatch/ports';
import {
  type Config,
  type DeclaredIds,
  type Lifecycle,
  type Log,
  createLifecycle,
  createMetrics,
  createObserver,
} from '@newswatch/runtime';
import { createWeb } from '@newswatch/web';
import { version } from './version.ts';

export interface PipelineOptions {
  readonly ports: Ports;
  readonly config: Config;
  /** What stands in the configuration file now; what `config` declares, unless said otherwise. */
  readonly declaredIds?: () => DeclaredIds;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** Closes the services and what was started in it before, by one deadline; one of its own unless given. */
  readonly lifecycle?: Lifecycle;
}

export interface Pipeline extends Closeable {
  /** Where the API listens. */
  readonly url: string;
}

export const CLOSE_WITHIN_MS = 20_000;

/**
 * All seven services over one set of ports. They start from the end of the flow to its beginning, so that whoever
 * publishes finds a reader, and close in reverse: intake first. Whatever is not acknowledged then is done again at the
 * next start. Closing leaves the ports open.
 */
export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { ports, config, log, clock, random } = options;
  const metrics = createMetrics({ version });
  const observer = createObserver({ log, metrics });
  const { lifecycle = createLifecycle({ closeWithinMs: CLOSE_WITHIN_MS }) } = options;
  const web = await lifecycle.start('web', () =>
    createWeb({ allowPrivateNetworks: config.allowPrivateNetworks, userAgent: `newswatch/${version}` }),
  );
  // Each service names in its options what it takes of all this.
  const line = { ...ports, ...ports.store, clock, random, observer, web, reader: rssParserReader() };
  const { language, timezone, pollFloorSeconds: floorSeconds } = config;
  const { declaredIds } = options;
  const declaring = declaredIds === undefined ? {} : { declaredIds };

  await lifecycle.start('archiver', () => startArchiver(line));
  await lifecycle.start('notifier', () => startNotifier({ ...line, language, timezone }));
  await lifecycle.start('alerter', () => startAlerter(line));
  await lifecycle.start('enricher', () => startEnricher(line));
  await lifecycle.start('normalizer', () => startNormalizer(line));
  await lifecycle.start('fetcher', () => startFetcher({ ...line, floorSeconds }));
  const api = await lifecycle.start('api', () =>
    createApi({ ...line, ...declaring, metrics, log, config, version }),
  );
  const url = await api.listen(config.host, config.port);
  return { url, close: () => lifecycle.close() };
}
