import { given } from '@newswatch/domain';
import { createKnownNames } from '@newswatch/matching';
import type { Closeable } from '@newswatch/ports';
import { type DeclaredIds, declaredIds } from '@newswatch/runtime';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from './context.ts';
import { listen } from './listen.ts';
import { readNow } from './readings.ts';
import type { Method } from './route.ts';
import { alertRoutes } from './routes/alerts.ts';
import { archiveRoutes } from './routes/archive.ts';
import { feedListRoutes } from './routes/feed-lists.ts';
import { feedRoutes } from './routes/feeds.ts';
import { knownNamesRoutes } from './routes/known-names.ts';
import { receiverRoutes } from './routes/receivers.ts';
import { watchRoutes } from './routes/watches.ts';
import { servedBy } from './served.ts';
import { createServer } from './server.ts';

export { type BroadWatch, broadWatches } from './breadth.ts';
export type { ApiConfig } from './context.ts';
export { healthOf } from './health.ts';
export { type Probes, createProbes } from './probes.ts';
export interface ApiOptions extends Omit<Context, 'declaredIds' | 'knownNames'> {
  /** What `config` declares, unless said otherwise. */
  readonly declaredIds?: () => DeclaredIds;
}

/** The HTTP API, health, metrics and the status page. */
export interface Api extends Closeable {
  /**
   * Port 0 picks a free one.
   * @returns where it listens, such as `http://127.0.0.1:8080`
   * @throws NewswatchError `api-key-required`, `port-taken`, `address-unusable`
   */
  listen(host: string, port: number): Promise<string>;
  /** Asks the API without a port, with its own key: for commands when no newswatch runs. Paths are whole. */
  request(request: ApiRequest): Promise<ApiResponse>;
}

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}
export interface ApiResponse {
  readonly status: number;
  /** Parsed where it is JSON, `{}` where there is none. */
  readonly body: unknown;
}

export function createApi(options: ApiOptions): Api {
  const routes = [
    ...feedListRoutes,
    ...feedRoutes,
    ...watchRoutes,
    ...knownNamesRoutes,
    ...receiverRoutes,
    ...archiveRoutes,
    ...alertRoutes,
  ];
  const inFile = declaredIds(options.config.declared);
  const knownNames = createKnownNames(options.config.declared.knownNames);
  const context: Context = { declaredIds: () => inFile, knownNames, ...options };
  const app = createServer(
    context,
    servedBy(
      context,
      routes.map((routeOf) => routeOf(context)),
    ),
  );
  options.metrics.onScrape(() => readNow(options));
  const { apiKey } = options.config;
  let closed: Promise<undefined> | undefined;
  return {
    listen: (host, port) => listen(app, { host, port, apiKey }),
    request: (request) => inject(app, request, apiKey),
    close: () => (closed ??= app.close()),
  };
}

const methodSchema = z.enum(['GET', 'POST', 'PUT', 'DELETE'] satisfies Method[]);

async function inject(
  app: FastifyInstance,
  { method, path, body }: ApiRequest,
  apiKey: string | undefined,
): Promise<ApiResponse> {
  const response = await app.inject({
    method: methodSchema.parse(method),
    url: path,
    headers: {
      host: 'localhost',
      ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    ...given({ payload: body }),
  });
  const isJson = String(response.headers['content-type'] ?? '').includes('json');
  const parsed: unknown = isJson ? response.json() : response.body || {};
  return { status: response.statusCode, body: parsed };
}
