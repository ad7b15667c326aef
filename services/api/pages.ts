import type { Health } from '@newswatch/runtime';
import type { Context } from './context.ts';
import { walk } from './paging.ts';
import { type Answer, ok } from './route.ts';
import type { PageTable } from './server.ts';
import { PAGE_POLICY, statusPage } from './status-page.ts';

/** What probes and Prometheus ask of every process. */
export function probePages({ metrics, version, health }: Probed): PageTable {
  return {
    /** The process runs; asks nobody. */
    '/livez': async () => ok({ status: 'ok', version }),
    /** Work can be done; 503 where not. */
    '/readyz': async () => {
      const readiness = await health.ready();
      return { status: readiness.ready ? 200 : 503, body: readiness };
    },
    '/metrics': async () => {
      const { contentType, text } = await metrics.scrape();
      return { status: 200, body: text, headers: { 'content-type': contentType } };
    },
  };
}

export interface Probed extends Pick<Context, 'metrics' | 'version'> {
  readonly health: Health;
}

/** The page that people look at. */
export async function statusAnswer(context: Context): Promise<Answer> {
  return {
    status: 200,
    body: await renderStatus(context),
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
  };
}

const SHOWN = 50;
const FEEDS_SHOWN = 200;

async function renderStatus({ store, config }: Context): Promise<string> {
  const [feeds, decisions, deliveries] = await Promise.all([
    store.polls.list({ limit: FEEDS_SHOWN }),
    store.alerts.list({ limit: SHOWN, raisedOnly: true }),
    store.deliveries.list({ limit: SHOWN }),
  ]);
  const receivers = new Map<string, string>();
  for await (const { id, name } of walk((query) => store.receivers.list(query))) receivers.set(id, name);
  const told = await store.alerts.get(deliveries.items.flatMap(({ alertIds }) => alertIds.slice(0, 1)));
  const headlines = new Map(told.map(({ id, article }) => [id, article.title]));
  const alerts = decisions.items.map(({ alert }) => alert);
  const shown = { feeds: feeds.items, alerts, deliveries: deliveries.items };
  return statusPage({ ...shown, headlines, receivers, config });
}
