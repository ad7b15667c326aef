import { startAlerter } from '@newswatch/alerter-service';
import { type Api, type Probes, createApi, createProbes, healthOf } from '@newswatch/api-service';
import { startArchiver } from '@newswatch/archiver-service';
import type { Clock, Random } from '@newswatch/domain';
import { startEnricher } from '@newswatch/enricher-service';
import { readerOf } from '@newswatch/feeds';
import { startFetcher } from '@newswatch/fetcher-service';
import { startNormalizer } from '@newswatch/normalizer-service';
import { startNotifier } from '@newswatch/notifier-service';
import { createPageReader } from '@newswatch/pages';
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
import { SERVICES, type ServiceName } from './services.ts';
import { version } from './version.ts';

export interface PipelineOptions {
  readonly ports: Ports;
  readonly config: Config;
  /** All unless said otherwise. */
  readonly services?: readonly ServiceName[];
  /** What stands in the configuration file now; what `config` declares, unless said otherwise. */
  readonly declaredIds?: () => DeclaredIds;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** Closes the services and what was started in it before, by one deadline; one of its own unless given. */
  readonly lifecycle?: Lifecycle;
  /** Ends what listened in its place until now. @returns the port, free now */
  readonly takePort?: () => Promise<number>;
}

export interface Pipeline extends Closeable {
  /** Where the API listens, or, without it, what probes ask. */
  readonly url: string;
}

export const CLOSE_WITHIN_MS = 20_000;

/**
 * Services over one set of ports: all seven unless said otherwise. Their page listens first, so that it says what keeps
 * them from working. They start side by side, for each may wait for the bus, and close from the beginning of the flow to
 * its end: intake first. Whatever is not acknowledged then is done again at the next start. Closing leaves the ports open.
 */
export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { config, services = SERVICES } = options;
  const { lifecycle = createLifecycle({ closeWithinMs: CLOSE_WITHIN_MS }) } = options;
  const line = await lineOf(options, lifecycle);
  const page = await lifecycle.start('page', () => pageOf(line, services));
  const url = await page.listen(config.host, (await options.takePort?.()) ?? config.port);
  const wanted = Object.entries(starts).filter(([name]) => services.some((service) => service === name));
  await Promise.all(wanted.map(([name, start]) => lifecycle.start(name, () => start(line))));
  return { url, close: () => lifecycle.close() };
}

async function lineOf(options: PipelineOptions, lifecycle: Lifecycle) {
  const { ports, config, log } = options;
  const metrics = createMetrics({ version });
  const observer = createObserver({ log, metrics });
  const { allowPrivateNetworks, proxies } = config;
  const web = await lifecycle.start('web', () =>
    createWeb({ allowPrivateNetworks, proxies, userAgent: `newswatch/${version}` }),
  );
  const pageReader = await lifecycle.start('pages', () =>
    createPageReader({ request: web.request, clock: options.clock }),
  );
  const { language, timezone, pollFloorSeconds: floorSeconds, pollsPerHost: perHost } = config;
  const settings = { language, timezone, floorSeconds, perHost, version, reader: readerOf() };
  return { ...ports, ...ports.store, ...options, ...settings, metrics, observer, web, pageReader };
}
/** Each service names in its options what it takes of all this. */
type Line = Awaited<ReturnType<typeof lineOf>>;

const starts: Readonly<Record<Exclude<ServiceName, 'api'>, (line: Line) => Promise<Closeable>>> = {
  archiver: startArchiver,
  notifier: startNotifier,
  alerter: startAlerter,
  enricher: startEnricher,
  normalizer: startNormalizer,
  fetcher: startFetcher,
};

/** Every process answers probes and tells its metrics; with the API there is more to see. */
const pageOf = (line: Line, services: readonly ServiceName[]): Api | Probes =>
  services.includes('api') ? createApi(line) : createProbes({ ...line, health: healthOf(line) });
