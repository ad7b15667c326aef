import {
  type Feed,
  type FeedState,
  feedHealthSchema,
  feedId,
  feedMoveSchema,
  feedRedirectSchema,
  feedScheduleSchema,
  feedSchema,
  feedUrl,
  given,
  instant,
  pollReasonSchema,
  readingOptions,
  remedyOf,
} from '@newswatch/domain';
import { previewFeed } from '@newswatch/feeds';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readerAfter, refuseBadSelectors } from '../feed-reading.ts';
import { askingAs, feedRequestView, feedRequestViewSchema } from '../feed-request.ts';
import { lastPageSchema, lastPageView } from '../last-page.ts';
import { fullTextSchema, previewFullText } from '../preview-full-text.ts';
import { previewItems, previewSchema } from '../preview-items.ts';
import { pageOf, pageQuerySchema, pageSchema } from '../paging.ts';
import { absent, feedBy, refuseDeclared } from '../refs.ts';
import { type Route, type RouteOf, accepted, noContent, ok, put, route } from '../route.ts';

/** A feed with what polling found out about it. */
const feedViewSchema = feedSchema.extend({
  request: feedRequestViewSchema.optional(),
  health: feedHealthSchema,
  nextPollAt: z.string(),
  nextPollReason: pollReasonSchema,
  lastPolledAt: z.string().optional(),
  lastItemAt: z.string().optional(),
  polls: z.int(),
  failures: z.int(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
  /** What its last document asks for. */
  schedule: feedScheduleSchema.optional(),
  /** It moved for good, and is polled there. */
  movedTo: feedMoveSchema.optional(),
  /** It redirects permanently; that is believed after a week. */
  redirect: feedRedirectSchema.optional(),
  missingSince: z.string().optional(),
});
/** One feed, with how the fetching of its last article's page ended. */
const feedDetailSchema = feedViewSchema.extend({ lastPage: lastPageSchema.optional() });
const { intervalSeconds, minIntervalSeconds } = feedSchema.shape;
const feedBodySchema = feedSchema
  .omit({ id: true, createdAt: true })
  .extend({
    /** Null: by the pace of the feed again. */
    intervalSeconds: intervalSeconds.nullable(),
    minIntervalSeconds: minIntervalSeconds.nullable(),
  })
  .strict();

/** Validators, fingerprints and arrivals are the fetcher's own business; secrets are nobody's. */
function feedView(full: FeedState): object {
  const { feed, validators: _validators, seen: _seen, arrivals: _arrivals, error, ...state } = full;
  const withRemedy = error && { ...error, remedy: remedyOf(error.code) };
  const { request, ...shown } = feed;
  return {
    ...shown,
    ...state,
    ...given({ request: request && feedRequestView(request), error: withRemedy }),
  };
}

async function stateOf(id: FeedState['feed']['id'], { store }: Context): Promise<object> {
  const [state] = await store.polls.get([id]);
  const [page] = await store.articlePages.latest([id]);
  const lastPage = page && lastPageView(page);
  return state === undefined ? absent('feed', id) : { ...feedView(state), ...given({ lastPage }) };
}

export const feedRoutes: readonly RouteOf[] = [listFeeds, addFeed, findFeed, showFeed, removeFeed, pollFeed];

function listFeeds(context: Context): Route {
  return route({
    method: 'GET',
    path: '/feeds',
    summary: 'List the feeds and how they are',
    query: pageQuerySchema,
    answer: { status: 200, schema: pageSchema(feedViewSchema) },
    handle: async ({ query }) => ok(pageOf(await context.store.polls.list(given(query)), feedView)),
  });
}

function addFeed(context: Context): Route {
  return route({
    method: 'POST',
    path: '/feeds',
    summary:
      'Add a feed by its address, or change the one at that address: what is not given stays. Its first poll sends nothing. `request` is taken as a whole, {} as none; its secrets are not shown again.',
    body: feedBodySchema,
    answer: { status: 201, schema: feedDetailSchema },
    async handle({ body }) {
      const url = feedUrl(body.url);
      const id = feedId(url);
      refuseDeclared('feed', { id, name: url }, context);
      refuseBadSelectors(body);
      const [known] = await context.store.feeds.get([id]);
      const before: Feed = known ?? { id, url, createdAt: instant(context.clock()) };
      const feed = changed(before, { ...body, url });
      await context.store.feeds.put([feed]);
      if (
        feed.intervalSeconds !== before.intervalSeconds ||
        feed.minIntervalSeconds !== before.minIntervalSeconds
      )
        await context.store.polls.hasten(id, instant(context.clock()));
      // A new feed is due at once, a changed interval counts from now on; the due scan would find it within a second.
      await context.queue.enqueue([{ name: 'poll-feed', id }]);
      return put(known !== undefined, await stateOf(id, context));
    },
  });
}

/** What is not given stays; an interval that is null goes. */
function changed(before: Feed, body: z.infer<typeof feedBodySchema>): Feed {
  const { intervalSeconds: interval, minIntervalSeconds: minimum, ...rest } = body;
  const {
    intervalSeconds: intervalBefore,
    minIntervalSeconds: minimumBefore,
    reader: _reader,
    ...others
  } = before;
  return {
    ...others,
    ...given(rest),
    ...given({
      reader: readerAfter(before, body),
      intervalSeconds: interval === null ? undefined : (interval ?? intervalBefore),
      minIntervalSeconds: minimum === null ? undefined : (minimum ?? minimumBefore),
    }),
  };
}

function findFeed(context: Context): Route {
  return route({
    method: 'POST',
    path: '/feeds/preview',
    summary:
      'Find the feed at an address and show its items, and how many of them match each watch. A feed that is polled is asked and read as it is polled where nothing else is given.',
    body: z.strictObject({ url: z.string().min(1).max(2_000), ...readingOptions }),
    answer: { status: 200, schema: previewSchema.extend({ fullText: fullTextSchema }) },
    async handle({ body }) {
      const { web, reader, store } = context;
      const { url, ...asked } = body;
      refuseBadSelectors(asked);
      const [known] = /^https?:\/\//i.test(url) ? await store.feeds.get([feedId(feedUrl(url))]) : [];
      const feed = { ...known, ...given(asked), reader: readerAfter(known ?? {}, asked) };
      const request = askingAs(web, feed.request);
      const reading = given({ reader: feed.reader, page: feed.page });
      const found = await previewFeed({ url, request, reader, reading });
      const fullText = await previewFullText(found, feed, context);
      const items = await previewItems(found, { ...context, timezone: feed.timezone });
      return ok({ ...items, fullText });
    },
  });
}

function showFeed(context: Context): Route {
  return route({
    method: 'GET',
    path: '/feeds/{id}',
    summary: 'Show one feed',
    answer: { status: 200, schema: feedDetailSchema },
    handle: async ({ id }) => ok(await stateOf((await feedBy(id, context)).id, context)),
  });
}

function removeFeed(context: Context): Route {
  return route({
    method: 'DELETE',
    path: '/feeds/{id}',
    summary: 'Remove a feed; its articles stay',
    answer: { status: 204 },
    async handle({ id: ref }) {
      const { id, url } = await feedBy(ref, context);
      refuseDeclared('feed', { id, name: url }, context);
      await context.store.feeds.remove(id);
      return noContent;
    },
  });
}

function pollFeed(context: Context): Route {
  return route({
    method: 'POST',
    path: '/feeds/{id}/poll',
    summary: 'Poll a feed now, a muted one too',
    answer: { status: 202, schema: feedDetailSchema },
    async handle({ id: ref }) {
      const { id } = await feedBy(ref, context);
      if (!(await context.store.polls.hasten(id, instant(context.clock())))) return absent('feed', ref);
      await context.queue.enqueue([{ name: 'poll-feed', id }]);
      return accepted(await stateOf(id, context));
    },
  });
}
