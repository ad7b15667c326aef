import { type NewswatchError, given } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import type { Health } from '@newswatch/runtime';
import { listen } from './listen.ts';
import { probePages } from './pages.ts';
import { type Serving, createServer } from './server.ts';

export interface ProbesOptions extends Serving {
  readonly version: string;
  readonly health: Health;
  /** Refuses every other page, which is otherwise not found. */
  readonly refusal?: () => NewswatchError;
}

/** `/livez`, `/readyz` and `/metrics` of a process that does not run the API, or not yet. */
export interface Probes extends Closeable {
  /**
   * Port 0 picks a free one.
   * @returns where it listens
   * @throws NewswatchError `api-key-required`, `port-taken`, `address-unusable`
   */
  listen(host: string, port: number): Promise<string>;
}

export function createProbes(options: ProbesOptions): Probes {
  const { config, refusal } = options;
  const app = createServer(options, { routes: [], pages: probePages(options), ...given({ refusal }) });
  let closed: Promise<undefined> | undefined;
  return {
    listen: (host, port) => listen(app, { host, port, apiKey: config.apiKey }),
    close: () => (closed ??= app.close()),
  };
}
