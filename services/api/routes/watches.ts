import { type Watch, given, instant, watchId, watchSchema } from '@newswatch/domain';
import { explainQuery } from '@newswatch/matching';
import { z } from 'zod';
import { refuseTooBroad } from '../breadth.ts';
import type { Context } from '../context.ts';
import { pageQuerySchema, pageSchema } from '../paging.ts';
import { previewSamples, samplesSchema } from '../preview-samples.ts';
import { receiverBy, refuseDeclared, watchBy } from '../refs.ts';
import { type Route, type RouteOf, noContent, ok, put, route } from '../route.ts';
import { type Wanted, bodyWith, wantedOf, withKnownNames } from '../watch-content.ts';
import { FEED_TYPE, watchFeed } from '../watch-feed.ts';

const { name, windowHours } = watchSchema.shape;
const receiverRefs = z.array(z.string().min(1).max(200)).max(100);
/** A watch that matches more than a fifth of what there is has to be confirmed. */
const confirm = z.boolean().default(false);
/** Adds what is looked for by the names that it is also known by. */
const knownNames = z.boolean().default(false);
const contentSchema = bodyWith({ knownNames, confirm, windowHours, receivers: receiverRefs.default([]) });
const watchBodySchema = bodyWith({
  name,
  confirm,
  knownNames,
  windowHours: windowHours.unwrap().optional(),
  receivers: receiverRefs.optional(),
});

/** A watch that is to be kept, its receivers by name or id. */
interface Draft {
  /** As it is kept now. */
  readonly known: Watch | undefined;
  readonly watch: Omit<Watch, 'query' | 'any' | 'languages' | 'receivers'>;
  readonly wanted: Wanted;
  readonly receivers: readonly string[];
  readonly confirm: boolean;
  readonly knownNames: boolean;
}

/** What it looks for is understood and the receivers are there before anything is stored. */
async function keep(draft: Draft, context: Context): Promise<Watch> {
  const { watch, wanted, receivers: refs } = draft;
  refuseDeclared('watch', watch, context);
  const { id, name, windowHours, createdAt } = watch;
  const content = wantedOf(draft.knownNames ? withKnownNames(wanted, context.knownNames) : wanted);
  const receivers = await Promise.all(refs.map((ref) => receiverBy(ref, context)));
  const ids = [...new Set(receivers.map((receiver) => receiver.id))];
  const kept: Watch = { id, name, ...content, windowHours, receivers: ids, createdAt };
  if (!draft.confirm && !looksForTheSame(kept, draft.known)) await refuseTooBroad(kept, context);
  await context.store.watches.put([kept]);
  return kept;
}

const looksForTheSame = (one: Watch, other: Watch | undefined): boolean =>
  one.query === other?.query && String(one.languages ?? []) === String(other.languages ?? []);

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
    summary:
      'Add a watch, or change the one of that name: what is not given stays. What it looks for is a query, or any of several keywords. Receivers by name or id.',
    body: watchBodySchema,
    answer: { status: 201, schema: watchSchema },
    async handle({ body: { receivers, windowHours: hours, ...body } }) {
      const id = watchId(body.name);
      const [known] = await context.store.watches.get([id]);
      const watch = {
        id,
        name: body.name,
        createdAt: known?.createdAt ?? instant(context.clock()),
        windowHours: hours ?? known?.windowHours ?? windowHours.parse(undefined),
      };
      const wanted = { ...body, languages: body.languages ?? known?.languages };
      const { confirm, knownNames } = body;
      const draft = {
        known,
        watch,
        wanted,
        confirm,
        knownNames,
        receivers: receivers ?? known?.receivers ?? [],
      };
      return put(known !== undefined, await keep(draft, context));
    },
  });
}

function tryWatch(context: Context): Route {
  return route({
    method: 'POST',
    path: '/watches/preview',
    summary: 'Explain a query and show what it matches among the newest articles of the archive',
    body: bodyWith({}),
    answer: { status: 200, schema: samplesSchema },
    async handle({ body }) {
      const wanted = wantedOf(body);
      const explanation = explainQuery(wanted.query);
      return ok({ explanation, ...(await previewSamples(wanted, context)) });
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
    summary: 'Change what a watch looks for, its receivers and window; its name stays',
    body: contentSchema,
    answer: { status: 200, schema: watchSchema },
    async handle({ id, body: { windowHours, ...body } }) {
      const known = await watchBy(id, context);
      const watch = { ...known, windowHours };
      return ok(await keep({ known, watch, wanted: body, ...body }, context));
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
