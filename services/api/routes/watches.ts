import { type Watch, given, instant, watchId, watchSchema } from '@newswatch/domain';
import { explainQuery, parseQuery } from '@newswatch/matching';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { pageQuerySchema, pageSchema } from '../paging.ts';
import { previewSamples, samplesSchema } from '../preview-samples.ts';
import { receiverBy, refuseDeclared, watchBy } from '../refs.ts';
import { type Route, type RouteOf, noContent, ok, put, route } from '../route.ts';
import { FEED_TYPE, watchFeed } from '../watch-feed.ts';

const { name, query, languages, windowHours } = watchSchema.shape;
const receiverRefs = z.array(z.string().min(1).max(200)).max(100);
const contentSchema = z.strictObject({
  query,
  languages: languages.unwrap().default([]),
  windowHours,
  receivers: receiverRefs.default([]),
});
const watchBodySchema = z.strictObject({
  name,
  query,
  languages,
  windowHours: windowHours.unwrap().optional(),
  receivers: receiverRefs.optional(),
});

/** The query is understood and the receivers are there before anything is stored. */
async function keep(watch: Watch, refs: readonly string[], context: Context): Promise<Watch> {
  refuseDeclared('watch', watch, context);
  parseQuery(watch.query);
  const receivers = await Promise.all(refs.map((ref) => receiverBy(ref, context)));
  const kept = { ...withoutRepeats(watch), receivers: [...new Set(receivers.map(({ id }) => id))] };
  await context.store.watches.put([kept]);
  return kept;
}

/** No language is the same as none given. */
function withoutRepeats({ languages = [], ...watch }: Watch): Watch {
  return languages.length === 0 ? watch : { ...watch, languages: [...new Set(languages)] };
}

export const watchRoutes: readonly RouteOf[] = [
  listWatches,
  addWatch,
  tryWatch,
  showWatch,
  changeWatch,
  removeWatch,
  tellWatchAsFeed,
];

function listWatches(context: Context): Route {
  return route({
    method: 'GET',
    path: '/watches',
    summary: 'List the watches',
    query: pageQuerySchema,
    answer: { status: 200, schema: pageSchema(watchSchema) },
    handle: async ({ query }) => ok(await context.store.watches.list(given(query))),
  });
}

function addWatch(context: Context): Route {
  return route({
    method: 'POST',
    path: '/watches',
    summary: 'Add a watch, or change the one of that name: what is not given stays. Receivers by name or id.',
    body: watchBodySchema,
    answer: { status: 201, schema: watchSchema },
    async handle({ body: { receivers, ...body } }) {
      const id = watchId(body.name);
      const [known] = await context.store.watches.get([id]);
      const before = known ?? {
        id,
        createdAt: instant(context.clock()),
        receivers: [],
        windowHours: windowHours.parse(undefined),
      };
      const watch = await keep({ ...before, ...given(body) }, receivers ?? before.receivers, context);
      return put(known !== undefined, watch);
    },
  });
}

function tryWatch(context: Context): Route {
  return route({
    method: 'POST',
    path: '/watches/preview',
    summary: 'Explain a query and show what it matches among the newest articles of the archive',
    body: z.strictObject({ query, languages }),
    answer: { status: 200, schema: samplesSchema },
    async handle({ body }) {
      const explanation = explainQuery(body.query);
      return ok({ explanation, ...(await previewSamples(given(body), context)) });
    },
  });
}

function showWatch(context: Context): Route {
  return route({
    method: 'GET',
    path: '/watches/{id}',
    summary: 'Show one watch',
    answer: { status: 200, schema: watchSchema },
    handle: async ({ id }) => ok(await watchBy(id, context)),
  });
}

function changeWatch(context: Context): Route {
  return route({
    method: 'PUT',
    path: '/watches/{id}',
    summary: 'Change the query, receivers and window of a watch; its name stays',
    body: contentSchema,
    answer: { status: 200, schema: watchSchema },
    async handle({ id, body: { receivers, ...body } }) {
      return ok(await keep({ ...(await watchBy(id, context)), ...body }, receivers, context));
    },
  });
}

function removeWatch(context: Context): Route {
  return route({
    method: 'DELETE',
    path: '/watches/{id}',
    summary: 'Remove a watch; what it told stays',
    answer: { status: 204 },
    async handle({ id }) {
      const watch = await watchBy(id, context);
      refuseDeclared('watch', watch, context);
      await context.store.watches.remove(watch.id);
      return noContent;
    },
  });
}

function tellWatchAsFeed(context: Context): Route {
  return route({
    method: 'GET',
    path: '/watches/{id}/feed.xml',
    summary: 'The newest alerts of a watch as RSS 2.0',
    answer: { status: 200, contentType: FEED_TYPE },
    async handle({ id, origin }) {
      const watch = await watchBy(id, context);
      const { items } = await context.store.alerts.list({ limit: 50, raisedOnly: true, watchId: watch.id });
      const body = watchFeed({ watch, alerts: items.map(({ alert }) => alert), origin });
      return { status: 200, body, headers: { 'content-type': FEED_TYPE } };
    },
  });
}
