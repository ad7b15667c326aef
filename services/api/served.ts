import type { Context } from './context.ts';
import { healthOf } from './health.ts';
import { openApi } from './openapi.ts';
import { probePages, statusAnswer } from './pages.ts';
import { type Route, ok } from './route.ts';
import type { Served } from './server.ts';

/** These routes with the pages beside them: for people, for probes, and the description of the routes. */
export function servedBy(context: Context, routes: readonly Route[]): Served {
  const { metrics, version } = context;
  const document = openApi({ routes, version });
  const pages = {
    '/': () => statusAnswer(context),
    ...probePages({ metrics, version, health: healthOf(context) }),
    '/openapi.json': async () => ok(document),
  };
  return { routes, pages };
}
