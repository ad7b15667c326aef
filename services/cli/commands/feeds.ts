import { type FeedRequest, given, pollReasonSchema, pollReasonText } from '@newswatch/domain';
import type { Command } from 'commander';
import { z } from 'zod';
import type { ApiClient } from '../api-client.ts';
import { examples } from '../help.ts';
import { outList, outOne, readList, readableTime } from '../listing.ts';
import { givenOptions, quoted, suggest } from '../next-step.ts';
import type { Session } from '../session.ts';
import {
  type FeedOptions,
  addFeedOptions,
  addReadingOptions,
  feedBody,
  readingBody,
} from './feed-options.ts';
import { addFeedListCommands } from './feed-lists.ts';
import { type RequestOptions, addRequestOptions, refuseElsewhere, requestBody } from './request-options.ts';
import { type FeedPreview, feedPreviewSchema, outPreview, outReading } from './feed-preview.ts';

interface JsonOption {
  readonly json?: boolean;
}
type AddOptions = FeedOptions & RequestOptions & JsonOption;

const feedSchema = z.looseObject({ id: z.string(), url: z.string(), title: z.string().optional() });
const problemSchema = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
const feedRowSchema = feedSchema.extend({
  health: z.string(),
  lastPolledAt: z.string().optional(),
  nextPollAt: z.string().optional(),
  nextPollReason: pollReasonSchema.optional(),
  movedTo: z.object({ url: z.string() }).optional(),
  error: problemSchema.optional(),
});

export function addFeedsCommands(program: Command, session: Session): void {
  const feeds = program.command('feeds').description('The feeds that are polled');
  const command = feeds
    .command('add')
    .description('Find the feed at an address, show what it holds, and poll it from now on')
    .argument('<url>', 'a feed, or a page that names one');
  const add = addRequestOptions(addFeedOptions(command))
    .option('--json', 'print JSON')
    .action((url: string, options: AddOptions) => session.perform(() => addFeed(session, url, options)));
  examples(
    add,
    `Examples:
  newswatch feeds add https://example.org/
  newswatch feeds add https://example.org/rss.xml --interval 120 --alert-since 24h
  newswatch feeds add https://example.org/paid.xml --user me --password-file password.txt
`,
  );
  addFeedListCommands(feeds, session);
  feeds
    .command('list')
    .description('List the feeds and how polling them goes')
    .option('--json', 'print JSON, one feed per line')
    .action((options: JsonOption) => session.perform(() => listFeeds(session, options)));
  feeds
    .command('remove')
    .description('Stop polling a feed')
    .argument('<feed>', 'address or id')
    .option('--json', 'print JSON')
    .action((feed: string, options: JsonOption) => session.perform(() => removeFeed(session, feed, options)));
  const test = feeds
    .command('test')
    .description('Find the feed at an address and show what it holds, without adding it')
    .argument('<url>', 'a feed, or a page that names one');
  addRequestOptions(addReadingOptions(test))
    .option('--json', 'print JSON')
    .action((url: string, options: AddOptions) =>
      session.perform(() => testFeed(session, url, { ...options, words: givenOptions(test) })),
    );
}

const preview = (api: ApiClient, body: PreviewBody): Promise<FeedPreview> =>
  api.request({ method: 'POST', path: '/feeds/preview', body, answer: feedPreviewSchema });
interface PreviewBody {
  readonly url: string;
  readonly request?: FeedRequest;
}

async function addFeed(session: Session, url: string, options: AddOptions): Promise<void> {
  const { terminal } = session;
  const { json, alertSince } = options;
  const request = await requestBody(terminal, options);
  const { page, found, value, isNew } = await session.withApi(async (api) => {
    const found = await preview(api, { ...readingBody(options), ...given({ url, request }) });
    refuseElsewhere(url, found.url, request);
    const known = (await readList(api, '/feeds', { item: feedSchema })).find(({ url }) => url === found.url);
    const title = options.title ?? (known?.title === undefined ? found.title : undefined);
    const body = { ...feedBody(options), request, url: found.url, title };
    const added = await api.add({ path: '/feeds', body, answer: feedSchema });
    return { page: api.url, found, ...added };
  });
  if (json !== true) await outPreview(terminal, found);
  const says = isNew ? addedFeed(alertSince) : changedFeed(alertSince);
  await outOne(terminal, { ...value, preview: found }, { json, says });
  if (page === undefined) return suggest(terminal, 'npx newswatch start', json);
  if (json !== true) await terminal.out(`Its polls and alerts appear at ${page}`);
  await suggest(terminal, 'npx newswatch alerts list', json);
}

function addedFeed(alertSince: string | undefined): string {
  return alertSince === undefined
    ? 'Added. The first poll sends nothing: alerts begin with what is published from now on.'
    : `Added. Alerts begin with what was published since ${readableTime(alertSince)}.`;
}

const changedFeed = (alertSince: string | undefined): string =>
  `Changed: it was polled already.${alertSince === undefined ? '' : ' What it brought so far is not told now.'}`;

interface TestOptions extends AddOptions {
  /** All of them, as they were given. */
  readonly words: readonly string[];
}

async function testFeed(session: Session, url: string, options: TestOptions): Promise<void> {
  const request = await requestBody(session.terminal, options);
  const body = { ...readingBody(options), ...given({ url, request }) };
  const found = await session.withApi((api) => preview(api, body));
  if (options.json === true) return session.terminal.out(JSON.stringify(found));
  await outPreview(session.terminal, found, { origins: true });
  await outReading(session.terminal, found);
  await suggest(session.terminal, ['npx newswatch feeds add', quoted(found.url), ...options.words].join(' '));
}

async function listFeeds(session: Session, { json }: JsonOption): Promise<void> {
  const all = await session.withApi((api) => readList(api, '/feeds', { item: feedRowSchema }));
  await outList(session.terminal, all, {
    json,
    none: 'There are no feeds yet. Add one by: npx newswatch feeds add URL',
    row: (feed) => ({
      title: feed.title ?? '–',
      health: feed.health,
      polled: readableTime(feed.lastPolledAt),
      next: feed.health === 'muted' ? '–' : readableTime(feed.nextPollAt),
      because: feed.nextPollReason === undefined ? '' : pollReasonText(feed.nextPollReason),
      url: feed.movedTo === undefined ? feed.url : `${feed.url} (moved to ${feed.movedTo.url})`,
      problem: feed.error === undefined ? '' : problemLine(feed.error),
    }),
  });
}

const problemLine = ({ code, message, remedy }: z.infer<typeof problemSchema>): string =>
  `${message} (${code}) ${remedy}`;

/** The API knows feeds by id; people know them by address. */
async function removeFeed(session: Session, feed: string, { json }: JsonOption): Promise<void> {
  await session.withApi(async (api) => {
    const all = await readList(api, '/feeds', { item: feedSchema });
    const id = all.find(({ url }) => url === feed)?.id ?? feed;
    const path = `/feeds/${encodeURIComponent(id)}`;
    await api.request({ method: 'DELETE', path, answer: z.unknown() });
  });
  const says = `Removed the feed ${feed}. What it brought stays in the archive.`;
  await outOne(session.terminal, { removed: feed }, { json, says });
}
