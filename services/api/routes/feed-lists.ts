import {
  type Feed,
  type NewswatchError,
  asFailure,
  failure,
  feedId,
  feedIdSchema,
  feedSchema,
  feedUrl,
  given,
  instant,
} from '@newswatch/domain';
import { type OpmlEntry, decodeDocument, readOpml, writeOpml } from '@newswatch/feeds';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { walk } from '../paging.ts';
import { type Route, type RouteOf, ok, route } from '../route.ts';

/** Lists of feeds as other programs have them: OPML, in and out. */
export const feedListRoutes: readonly RouteOf[] = [importFeeds, exportFeeds];

const entrySchema = z.object({
  /** As the feed is known; as the list writes it where it is refused. */
  url: z.string(),
  title: z.string().optional(),
  /** `known`: it was polled already and stays as it is. `repeated`: it stands in the list before. */
  outcome: z.enum(['added', 'known', 'repeated', 'refused']),
  id: feedIdSchema.optional(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});
type Entry = z.infer<typeof entrySchema>;

const importedSchema = z.object({
  added: z.int(),
  known: z.int(),
  repeated: z.int(),
  refused: z.int(),
  /** One for each feed of the list, in its order. */
  entries: z.array(entrySchema),
});

const OPML = 'text/x-opml';

function importFeeds(context: Context): Route {
  return route({
    method: 'POST',
    path: '/feeds/import',
    summary:
      'Add the feeds of an OPML list, sent as it is or as JSON. Feeds that are polled already stay as they are; what cannot be polled is answered and passed over. The first poll of a feed sends nothing.',
    body: z.strictObject({ opml: z.string() }),
    alsoTakes: {
      types: [OPML, 'application/x-opml+xml', 'text/x-opml+xml', 'application/xml', 'text/xml'],
      asBody: (bytes, contentType) => ({ opml: decodeDocument(bytes, contentType).text }),
    },
    answer: { status: 200, schema: importedSchema },
    handle: async ({ body }) => ok(await addAll(readOpml(body.opml), context)),
  });
}

async function addAll(
  listed: readonly OpmlEntry[],
  context: Context,
): Promise<z.infer<typeof importedSchema>> {
  const { store, queue, clock } = context;
  const createdAt = instant(clock());
  const read = listed.map((entry) => feedOf(entry, createdAt));
  const ids = read.flatMap((one) => ('id' in one ? [one.id] : []));
  const known = new Set([
    ...(await store.feeds.get(ids)).map(({ id }) => id),
    ...context.declaredIds().feeds,
  ]);
  const fresh = new Map<string, Feed>();
  const entries = read.map((one, at): Entry => {
    if (!('id' in one)) return refusedEntry(listed[at], one);
    const { id, url, title } = one;
    const outcome: Entry['outcome'] = fresh.has(id) ? 'repeated' : known.has(id) ? 'known' : 'added';
    if (outcome === 'added') fresh.set(id, one);
    return given({ url, title, outcome, id });
  });
  const feeds = [...fresh.values()];
  if (feeds.length > 0) await store.feeds.put(feeds);
  // The due scan would find them within a second; the first hundred need not wait for it.
  await queue.enqueue(feeds.slice(0, 100).map(({ id }) => ({ name: 'poll-feed', id })));
  return { ...countsOf(entries), entries };
}

/** The feed of an entry, or why it cannot be one. */
function feedOf(
  { url: address, title, language, tags }: OpmlEntry,
  createdAt: string,
): Feed | NewswatchError {
  try {
    if (address === '')
      throw failure('url-invalid', { url: title ?? 'An outline', problem: 'it has no xmlUrl' });
    const url = feedUrl(address);
    const fields = { id: feedId(url), url, createdAt, title: title?.slice(0, 500), tags: tags.slice(0, 50) };
    const parsed = feedSchema.safeParse(given({ ...fields, ...languageOf(language) }));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw failure('url-invalid', { url, problem: `${issue?.path.join('.')} ${issue?.message}` });
  } catch (thrown) {
    return asFailure(thrown);
  }
}

/** A list says `en-us`, `unknown` or nothing; what is no language is not worth losing the feed. */
const languageOf = (language = ''): { readonly language?: string } =>
  feedSchema.shape.language.safeParse(language).success && /^[a-z]{2,3}(?:-\w+)*$/i.test(language)
    ? { language }
    : {};

const refusedEntry = (listed: OpmlEntry | undefined, { code, message, remedy }: NewswatchError): Entry =>
  given({
    url: listed?.url ?? '',
    title: listed?.title,
    outcome: 'refused',
    error: { code, message, remedy },
  } as const);

function countsOf(entries: readonly Entry[]): Record<Entry['outcome'], number> {
  const counts = { added: 0, known: 0, repeated: 0, refused: 0 };
  for (const { outcome } of entries) counts[outcome] += 1;
  return counts;
}

function exportFeeds(context: Context): Route {
  return route({
    method: 'GET',
    path: '/feeds/export',
    summary: 'All feeds as an OPML list that other feed readers take',
    answer: { status: 200, contentType: OPML },
    async handle() {
      const feeds: Feed[] = [];
      for await (const feed of walk((query) => context.store.feeds.list(query))) feeds.push(feed);
      const headers = {
        'content-type': `${OPML}; charset=utf-8`,
        'content-disposition': 'attachment; filename="newswatch.opml"',
      };
      return { status: 200, body: writeOpml(feeds, instant(context.clock())), headers };
    },
  });
}
