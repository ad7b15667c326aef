import { type Article, articleSchema, pollReasonSchema, pollReasonText } from '@newswatch/domain';
import { z } from 'zod';
import { readableTime } from '../listing.ts';
import type { Terminal } from '../terminal.ts';

/** What the API found at an address: the feed, its newest items, and how many of them each watch would have caught. */
export const feedPreviewSchema = z.looseObject({
  url: z.string(),
  title: z.string().optional(),
  format: z.string().optional(),
  charset: z.object({ charset: z.string(), reason: z.string() }).optional(),
  redirects: z.array(z.object({ from: z.string(), to: z.string(), status: z.int() })).optional(),
  nextPoll: z.object({ at: z.string(), reason: pollReasonSchema }).optional(),
  items: z.array(
    z.looseObject({
      title: z.string(),
      publishedAt: z.string().optional(),
      link: z.string().optional(),
      publishedFrom: articleSchema.shape.publishedFrom.optional(),
      publishedReading: articleSchema.shape.publishedReading,
      teaser: z.boolean().optional(),
    }),
  ),
  /** `form` is one of those found. */
  fullText: z.discriminatedUnion('from', [
    z.looseObject({ from: z.literal('feed') }),
    z.looseObject({ from: z.literal('page'), characters: z.int() }),
    z.looseObject({
      from: z.literal('teaser'),
      reason: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
    }),
  ]),
  watches: z.array(z.looseObject({ name: z.string(), matches: z.int(), form: z.string().optional() })),
});
export type FeedPreview = z.infer<typeof feedPreviewSchema>;

const SHOWN = 10;

/** @param options.origins says of each item where its date is from */
export async function outPreview(
  terminal: Terminal,
  found: FeedPreview,
  { origins = false }: { readonly origins?: boolean } = {},
): Promise<void> {
  const { paint } = terminal;
  const { title, url, items, watches } = found;
  await terminal.out(`Found ${paint.bold(title ?? 'a feed without a title')} at ${url}`);
  await terminal.out(`It has ${items.length === 1 ? '1 item' : `${items.length} items`}:`);
  for (const item of items.slice(0, SHOWN)) {
    const time = item.publishedAt === undefined ? 'no date'.padEnd(16) : readableTime(item.publishedAt);
    const named = item.title || `(no headline) ${item.link ?? ''}`.trimEnd();
    const origin = origins ? `  ${paint.dim(`(${originOfDate(item)})`)}` : '';
    await terminal.out(`  ${paint.dim(time)}  ${named}${origin}`);
  }
  if (items.length > SHOWN) await terminal.out(`  and ${items.length - SHOWN} more`);
  await terminal.out(fullTextLine(found.fullText));
  if (watches.length === 0) await terminal.out('There are no watches yet that could match them.');
  await outWatches(terminal, found);
}

type Dated = Pick<FeedPreview['items'][number], 'publishedFrom' | 'publishedReading'>;

function originOfDate({ publishedFrom = 'fetch', publishedReading = {} }: Dated): string {
  const { field = 'published', zone = 'written', refused = 'missing' } = publishedReading;
  switch (publishedFrom) {
    case 'item':
      return `${field}, ${ZONES[zone]}`;
    case 'page':
      return 'from its page';
    case 'url':
      return 'the day in its address';
    case 'fetch':
      return REFUSED[refused];
    default:
      return publishedFrom satisfies never;
  }
}

type Reading = NonNullable<Article['publishedReading']>;

const ZONES: Readonly<Record<NonNullable<Reading['zone']>, string>> = {
  written: 'with its zone',
  feed: 'in the zone of the feed',
  utc: 'without a zone: UTC',
};
const REFUSED: Readonly<Record<NonNullable<Reading['refused']>, string>> = {
  missing: 'it has none',
  'not-understood': 'what it has is not understood',
  'too-early': 'before 1995, which is not believed',
  'in-the-future': 'in the future, which is not believed',
};

function fullTextLine(fullText: FeedPreview['fullText']): string {
  switch (fullText.from) {
    case 'feed':
      return 'Full text: in the feed';
    case 'page':
      return `Full text: from the pages of the articles (the newest has ${fullText.characters} characters)`;
    case 'teaser': {
      const { code, message, remedy } = fullText.reason;
      return `Full text: teaser only. ${message} (${code}) ${remedy}`;
    }
    default:
      return fullText satisfies never;
  }
}

/** How the feed is read: what `feeds test` tells beyond what it holds. */
export async function outReading({ paint, out }: Terminal, found: FeedPreview): Promise<void> {
  const { format, charset, redirects = [], nextPoll } = found;
  if (format !== undefined) await out(`Format: ${FORMATS[format] ?? format}`);
  if (charset !== undefined) await out(`Charset: ${charset.charset} (${charset.reason})`);
  for (const { from, to, status } of redirects) await out(`Redirect: ${from} → ${to} (${status})`);
  await out(`Dates: ${datesLine(found)}`);
  if (nextPoll !== undefined)
    await out(
      `Next poll: ${readableTime(nextPoll.at)} ${paint.dim(`because ${pollReasonText(nextPoll.reason)}`)}`,
    );
}

const FORMATS: Readonly<Record<string, string>> = { rss: 'RSS', rdf: 'RSS 1.0 (RDF)', atom: 'Atom' };

function datesLine({ items }: FeedPreview): string {
  const counts = Map.groupBy(items, ({ publishedFrom = 'fetch' }) => publishedFrom);
  const parts = [...counts].map(([from, some]) => `${some.length} ${SOURCES[from] ?? `from the ${from}`}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

const SOURCES: Readonly<Record<string, string>> = {
  item: 'as the items say',
  fetch: 'without a date that can be read: the time of the fetch counts',
};

/** Every watch that matches, and of the others so many that the screen does not overflow. */
async function outWatches({ paint, out }: Terminal, { watches, items }: FeedPreview): Promise<void> {
  const silent = watches.filter(({ matches }) => matches === 0);
  const left = new Set(silent.slice(SHOWN));
  for (const watch of watches.filter((one) => !left.has(one))) {
    const example = watch.form === undefined ? '' : `, such as «${watch.form}»`;
    const line = `Watch «${watch.name}»: ${watch.matches} of ${items.length} match${example}`;
    await out(watch.matches > 0 ? paint.green(line) : line);
  }
  if (left.size > 0) await out(`None matches ${left.size} more watches.`);
}
