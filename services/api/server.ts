import { failure } from '@newswatch/domain';
import { groupOf } from '@newswatch/pipeline';
import { type Health, createHealth } from '@newswatch/runtime';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Context } from './context.ts';
import { createGuard } from './guard.ts';
import { openApi } from './openapi.ts';
import { createPages } from './pages.ts';
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

/** The HTTP server over these routes: guarded, JSON only, every error a problem document. Listens nowhere yet. */
export function createServer(context: Context, routes: readonly Route[]): FastifyInstance {
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
  const allowed = allowedMethods(routes);
  app.setNotFoundHandler(({ method, url }, reply) => {
    const [path = ''] = url.split('?');
    const others = allowed(path);
    if (others.length === 0) return sendProblem(context, noPage(path), reply);
    const error = failure('method-refused', { method, path, allowed: others.join(', ') });
    return sendProblem(context, error, reply.header('allow', others.join(', ')));
  });
  addHooks(app, context);
  for (const route of routes) addRoute(app, route, `${PREFIX}${route.path}`);
  addPages(app, context, routes);
  return app;
}

function addHooks(app: FastifyInstance, context: Context): void {
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

function addRoute(app: FastifyInstance, route: Route, url: string): void {
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

function addPages(app: FastifyInstance, context: Context, routes: readonly Route[]): void {
  const pages = createPages(context, healthOf(context));
  const document = openApi({ routes, version: context.version });
  const page = (url: string, answer: () => Promise<Answer>): void => {
    app.get(url, async (_, reply) => sendAnswer(reply, await answer()));
  };
  page('/', pages.status);
  page('/livez', pages.livez);
  page('/readyz', pages.readyz);
  page('/metrics', pages.metrics);
  page('/openapi.json', async () => ({ status: 200, body: document }));
  // The design has the feed of a watch outside the prefix as well, where feed readers look.
  const feed = routes.find(({ path }) => path === '/watches/{id}/feed.xml');
  if (feed !== undefined) addRoute(app, feed, feed.path);
}

function healthOf({ store, bus, queue }: Context): Health {
  return createHealth({
    store: () => store.feeds.list({ limit: 1 }),
    bus: () => bus.lag(groupOf('alert')),
    queue: () => queue.depth(),
  });
}

function sendAnswer(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
