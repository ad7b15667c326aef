import {
  decisionSchema,
  deliveryIdSchema,
  deliverySchema,
  deliveryStatusSchema,
  given,
  instant,
} from '@newswatch/domain';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pageQuerySchema, pageSchema } from '../paging.ts';
import { readNow } from '../readings.ts';
import { absent, watchBy } from '../refs.ts';
import { type Route, type RouteOf, accepted, ok, route } from '../route.ts';

const counts = z.record(z.string(), z.int());

export const alertRoutes: readonly RouteOf[] = [listAlerts, listDeliveries, retryDelivery, tellStats];

function listAlerts(context: Context): Route {
  return route({
    method: 'GET',
    path: '/alerts',
    summary: 'List the alerts, newest first; with `withheld=true` what was not told as well, with the reason',
    query: pageQuerySchema.extend({
      withheld: z.enum(['true', 'false'], 'must be true or false').default('false'),
      watch: z.string().min(1).max(200).optional(),
    }),
    answer: { status: 200, schema: pageSchema(decisionSchema) },
    async handle({ query: { withheld, watch, ...query } }) {
      const watchId = watch === undefined ? undefined : (await watchBy(watch, context)).id;
      return ok(
        await context.store.alerts.list(given({ ...query, watchId, raisedOnly: withheld === 'false' })),
      );
    },
  });
}

function listDeliveries(context: Context): Route {
  return route({
    method: 'GET',
    path: '/deliveries',
    summary: 'List the deliveries, newest first',
    query: pageQuerySchema.extend({ status: deliveryStatusSchema.optional() }),
    answer: { status: 200, schema: pageSchema(deliverySchema) },
    handle: async ({ query }) => ok(await context.store.deliveries.list(given(query))),
  });
}

function retryDelivery(context: Context): Route {
  return route({
    method: 'POST',
    path: '/deliveries/{id}/retry',
    summary: 'Make an unfinished or failed delivery now; a delivered one stays',
    answer: { status: 202, schema: deliverySchema },
    async handle({ id: ref }) {
      const id = deliveryIdSchema.parse(ref);
      const delivery = await context.store.deliveries.retry(id, instant(context.clock()));
      if (delivery === undefined) return absent('delivery', ref);
      if (delivery.status === 'pending') await context.queue.enqueue([{ name: 'send-delivery', id }]);
      return accepted(delivery);
    },
  });
}

function tellStats(context: Context): Route {
  return route({
    method: 'GET',
    path: '/stats',
    summary: 'How things stand: feeds by health, events that wait per group, jobs and deliveries that wait',
    answer: {
      status: 200,
      schema: z.object({ feeds: counts, lag: counts, queued: counts, deliveriesPending: z.int() }),
    },
    handle: async () => ok(await readNow(context)),
  });
}
