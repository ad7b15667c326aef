import type { Closeable } from '@newswatch/ports';
import { type Depended, healthOf } from './health.ts';
import { listen } from './listen.ts';
import { probePages } from './pages.ts';
import { type Serving, createServer } from './server.ts';

/** `/livez`, `/readyz` and `/metrics` of a process that runs other services than the API. */
export interface Probes extends Closeable {
  /**
   * Port 0 picks a free one.
   * @returns where it listens
   * @throws NewswatchError `api-key-required`, `port-taken`, `address-unusable`
   */
  listen(host: string, port: number): Promise<string>;
}

export function createProbes(options: Serving & Depended & { readonly version: string }): Probes {
  const { metrics, version, config } = options;
  const pages = probePages({ metrics, version, health: healthOf(options) });
  const app = createServer(options, { routes: [], pages });
  let closed: Promise<undefined> | undefined;
  return {
    listen: (host, port) => listen(app, { host, port, apiKey: config.apiKey }),
    close: () => (closed ??= app.close()),
  };
}
