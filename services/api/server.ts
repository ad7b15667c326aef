import { failure } from '@newswatch/domain';
import { groupOf } from '@newswatch/pipeline';
import { type Health, createHealth } from '@newswatch/runtime';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Context } from './context.ts';
import { createGuard } from './guard.ts';
import { openApi } from './openapi.ts';
import { createPages } from './pages.ts';
import { problemOf } from './problem.ts';
import type { Answer, Route } from './route.ts';

const PREFIX = '/api/v1';
const MAX_BODY_BYTES = 1_000_000;
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
    frameworkErrors: (error, _, reply) => void sendProblem(context, error, reply),
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, _, reply) => sendProblem(context, error, reply));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(context, failure('not-found', { what: 'page', id: request.url.split('?')[0] ?? '' }), reply),
  );
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

function sendProblem({ log }: Context, thrown: unknown, reply: FastifyReply): FastifyReply {
  const problem = problemOf(asRequestFailure(thrown));
  if (problem.code === 'unexpected') log.error('could not answer', { error: thrown });
  if (problem.status === 401) reply.header('www-authenticate', 'Basic realm="newswatch", Bearer');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problem));
}

/** What the server itself refuses before a route sees it. */
function asRequestFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return thrown;
  const { statusCode, message } = thrown;
  if (statusCode === 413) return failure('request-too-large', { limit: MAX_BODY_BYTES }, { cause: thrown });
  if (statusCode === 415) return failure('media-type-refused', {}, { cause: thrown });
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return failure('request-invalid', { problem: message }, { cause: thrown });
  return thrown;
}
