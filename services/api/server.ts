import { type NewswatchError, failure } from '@newswatch/domain';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Context } from './context.ts';
import { createGuard } from './guard.ts';
import { MAX_BODY_BYTES, PREFIX, allowedMethods, noPage, refuseUnreadable, sendProblem } from './refusals.ts';
import type { Answer, Route } from './route.ts';

/** Probes tell nothing and are asked by machines that have no key. */
const OPEN = ['/livez', '/readyz'];
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What every server needs. */
export type Serving = Pick<Context, 'config' | 'metrics' | 'log'>;

/** What stands outside the prefix, by path. */
export type PageTable = Readonly<Record<string, () => Promise<Answer>>>;

export interface Served {
  readonly routes: readonly Route[];
  readonly pages: PageTable;
  /** Refuses every other page, which is otherwise not found. */
  readonly refusal?: () => NewswatchError;
}

/** The HTTP server: guarded, JSON only, every error a problem document. Listens nowhere yet. */
export function createServer(context: Serving, served: Served): FastifyInstance {
  const { routes, pages, refusal } = served;
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    // An open connection would otherwise keep `close` waiting for ever.
    forceCloseConnections: true,
    requestTimeout: 30_000,
    // A name of 200 letters, each written as up to twelve characters.
    routerOptions: { maxParamLength: 2_400 },
    // Node would answer a request without Host by itself, without a body; the guard has words for it.
    http: { requireHostHeader: false },
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket),
    frameworkErrors: (error, _, reply) => void sendProblem(context, error, reply),
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, _, reply) => sendProblem(context, error, reply));
  const allowed = allowedMethods(served);
  app.setNotFoundHandler(({ method, url }, reply) => {
    const [path = ''] = url.split('?');
    const others = allowed(path);
    if (others.length === 0) return sendProblem(context, refusal?.() ?? noPage(path), reply);
    const error = failure('method-refused', { method, path, allowed: others.join(', ') });
    return sendProblem(context, error, reply.header('allow', others.join(', ')));
  });
  addHooks(app, context);
  for (const route of routes) addRoute(app, route, `${PREFIX}${route.path}`);
  for (const [path, page] of Object.entries(pages))
    app.get(path, async (_, reply) => sendAnswer(reply, await page()));
  // The design has the feed of a watch outside the prefix as well, where feed readers look.
  const feed = routes.find(({ path }) => path === '/watches/{id}/feed.xml');
  if (feed !== undefined) addRoute(app, feed, feed.path);
  return app;
}

function addHooks(app: FastifyInstance, context: Serving): void {
  const guard = createGuard(context.config);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (!OPEN.includes(request.routeOptions.url ?? '')) guard(request);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode: status, elapsedTime } = reply;
    const measured = { method: methodOf(request), route: request.routeOptions.url ?? 'none', status };
    context.metrics.recordRequest({ ...measured, seconds: elapsedTime / 1_000 });
    context.log.debug('answered', measured);
  });
}

/** The methods of the routes; anybody can make up others, and labels come from a closed set. */
const methodOf = ({ method }: FastifyRequest): string =>
  ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'].includes(method) ? method : 'other';

/** What a route takes beside JSON, no other route takes. */
function addRoute(app: FastifyInstance, route: Route, url: string): void {
  const { alsoTakes } = route;
  if (alsoTakes === undefined) return addHandler(app, route, url);
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      [...alsoTakes.types],
      { parseAs: 'buffer' },
      async ({ headers }: FastifyRequest, bytes: Buffer) =>
        alsoTakes.asBody(bytes, headers['content-type'] ?? ''),
    );
    addHandler(scope, route, url);
  });
}

function addHandler(app: FastifyInstance, route: Route, url: string): void {
  app.route<{ Params: { id?: string } }>({
    method: route.method,
    url: url.replace('{id}', ':id'),
    handler: async (request, reply) => {
      const { query, body, params, protocol, headers } = request;
      const origin = `${protocol}://${headers.host ?? 'localhost'}`;
      // `/feeds/` and `/feeds//poll`: the reference is there, and empty.
      if (params.id === '') throw noPage(request.url.split('?')[0] ?? '');
      return sendAnswer(reply, await route.handle({ id: params.id ?? '', origin, query, body }));
    },
  });
}

function sendAnswer(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
