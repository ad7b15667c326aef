import { setImmediate } from 'node:timers/promises';
import { toArticle } from '@newswatch/articles';
import {
  type Article,
  type Item,
  articleSchema,
  feedId,
  given,
  instant,
  pollReasonSchema,
} from '@newswatch/domain';
import { type FeedPreview, type PublishedContext, itemBody, parseDate, publishedOf } from '@newswatch/feeds';
import { identifyLanguage } from '@newswatch/language';
import { type MatchDocument, createWatchIndex, languagesFrom } from '@newswatch/matching';
import type { Store } from '@newswatch/ports';
import { afterPoll, firstArrivals } from '@newswatch/schedule';
import { z } from 'zod';
import type { Context } from './context.ts';
import { walk } from './paging.ts';

const itemSchema = z.object({
  title: z.string(),
  link: z.string().optional(),
  /** Missing where the article will have the moment of the fetch. */
  publishedAt: z.string().optional(),
  publishedFrom: articleSchema.shape.publishedFrom,
  publishedReading: articleSchema.shape.publishedReading,
  /** The text is too short to be the whole article. */
  teaser: z.boolean(),
});
export const previewSchema = z.object({
  /** The address to add. */
  url: z.string(),
  title: z.string().optional(),
  language: z.string().optional(),
  format: z.string(),
  /** What decided which charset it is in. */
  charset: z.object({ charset: z.string(), reason: z.string() }),
  redirects: z.array(z.object({ from: z.string(), to: z.string(), status: z.int() })),
  /** When it would be polled next, had this been its first poll, and why then. */
  nextPoll: z.object({ at: z.string(), reason: pollReasonSchema }),
  items: z.array(itemSchema),
  /** For every watch how many of the items match it, and one of the forms found. */
  watches: z.array(
    z.object({ id: z.string(), name: z.string(), matches: z.int(), form: z.string().optional() }),
  ),
});
type Preview = z.infer<typeof previewSchema>;

interface PreviewContext extends Pick<Context, 'store' | 'clock'> {
  /** Of dates that name none. */
  readonly timezone?: string | undefined;
}

/**
 * The items of a feed, and for every watch how many of them match. What an item means is not known yet, so a watch that
 * filters by topic, country, sentiment or story matches none.
 */
export async function previewItems(
  found: FeedPreview,
  { store, clock, timezone }: PreviewContext,
): Promise<Preview> {
  const { url, title, language, format, charset, items } = found;
  const fetchedAt = instant(clock());
  const articles = items.map((item) => articleOf(item, found, { fetchedAt, timezone }));
  const watches = await countMatches(
    articles.flatMap((article) => (article === undefined ? [] : [documentOf(article)])),
    store,
  );
  return {
    ...given({ url, title, language }),
    format,
    charset,
    redirects: found.redirects.map(({ from, to, status }) => ({ from, to, status })),
    nextPoll: nextPollOf(found, clock()),
    items: items.map((item, at) => itemView(item, articles[at], { fetchedAt, timezone })),
    watches,
  };
}

/** By the functions that schedule polls, without the chance that keeps feeds apart. */
function nextPollOf(
  { headers, redirects: hops, schedule, items }: FeedPreview,
  now: number,
): Preview['nextPoll'] {
  const arrivals = firstArrivals(
    items.map(({ published, updated }) => parseDate(published ?? updated ?? '')),
    now,
  );
  const after = afterPoll(
    { feed: {}, polls: 0, failures: 0, arrivals: [] },
    { kind: 'answered', headers, hops, document: given({ schedule }), arrivals },
    { now, random: 0.5, floorSeconds: 1 },
  );
  return { at: instant(after.nextPollAt), reason: after.nextPollReason };
}

/** As it will be, once the feed is polled; undefined where the item alone has neither title nor text. */
function articleOf(
  item: Item,
  { url, title, language }: FeedPreview,
  { fetchedAt, timezone }: PublishedContext,
): Article | undefined {
  const feed = { id: feedId(url), url, ...given({ title, language, timezone }) };
  return toArticle({ feed, item, fetchedAt, backlog: false });
}

function documentOf({ title, text, declaredLanguage, source }: Article): MatchDocument {
  const identified = identifyLanguage(`${title}\n${text}`, declaredLanguage);
  return given({ title, text, ...languagesFrom(identified), source });
}

/** One index for all watches, and a rest after each text: with thousands of watches others still get their turn. */
async function countMatches(
  texts: readonly MatchDocument[],
  { watches }: Pick<Store, 'watches'>,
): Promise<Preview['watches']> {
  const index = createWatchIndex();
  const counts = new Map<string, Preview['watches'][number]>();
  for await (const { id, name, query, languages } of walk((page) => watches.list(page))) {
    index.put(given({ id, query, languages }));
    counts.set(id, { id, name, matches: 0 });
  }
  for (const text of texts) {
    for (const { watch, matches } of index.match(text)) {
      const count = counts.get(watch);
      if (count !== undefined) count.matches += 1;
      if (count !== undefined && matches[0] !== undefined) count.form ??= matches[0].form;
    }
    await setImmediate();
  }
  return [...counts.values()];
}

/** Shorter texts announce an article that stands elsewhere. UTF-16 units. */
const SHORTEST_ARTICLE = 600;

function itemView(
  item: Item,
  article: Article | undefined,
  dates: PublishedContext,
): z.infer<typeof itemSchema> {
  const { publishedAt, ...published } = publishedOf(item, dates);
  return given({
    title: article?.title ?? '',
    link: article?.link ?? item.link,
    publishedAt: published.publishedFrom === 'fetch' ? undefined : publishedAt,
    ...published,
    teaser: itemBody(item).length < SHORTEST_ARTICLE,
  });
}
