import type { Health } from '@newswatch/runtime';
import type { Context } from './context.ts';
import { walk } from './paging.ts';
import { type Answer, ok } from './route.ts';
import { PAGE_POLICY, statusPage } from './status-page.ts';

/** What stands outside the prefix. */
export interface Pages {
  /** The process runs; asks nobody. */
  readonly livez: () => Promise<Answer>;
  /** Work can be done; 503 where not. */
  readonly readyz: () => Promise<Answer>;
  readonly metrics: () => Promise<Answer>;
  readonly status: () => Promise<Answer>;
}

export function createPages(context: Context, health: Health): Pages {
  const { metrics, version } = context;
  return {
    livez: async () => ok({ status: 'ok', version }),
    async readyz() {
      const readiness = await health.ready();
      return { status: readiness.ready ? 200 : 503, body: readiness };
    },
    async metrics() {
      const { contentType, text } = await metrics.scrape();
      return { status: 200, body: text, headers: { 'content-type': contentType } };
    },
    status: async () => ({
      status: 200,
      body: await renderStatus(context),
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
    }),
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
