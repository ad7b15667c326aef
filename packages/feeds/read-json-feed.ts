import { type Item, failure, given, messageOf } from '@newswatch/domain';
import { z } from 'zod';
import type { FeedDocument, FeedInfo } from './feed-reader.ts';
import { pictureEnclosure, plainAsHtml, saysSomething } from './item-parts.ts';

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), read leniently: the version is not asked for, and a field or an
 * entry of another kind than the specification wants is left out alone. An id may be a number. `author` (1.0) goes
 * behind `authors` (1.1). `next_url` leads to older items only and is not followed.
 *
 * @param origin where the document came from: relative links resolve against it, errors name it
 * @throws NewswatchError `feed-broken` when it is no JSON, `not-a-feed` when it is JSON of something else
 */
export function readJsonFeed(text: string, { url }: { readonly url: string }): FeedDocument {
  const found = documentSchema.safeParse(parse(text, url));
  if (!found.success) throw failure('not-a-feed', { url, problem: 'it is JSON without a list of items' });
  const { items, ...feed } = found.data;
  return {
    format: 'json',
    feed: feedOf(feed, url),
    items: items.flatMap((entry) => itemOf(entry, url)).filter(saysSomething),
  };
}

function parse(text: string, url: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw failure('feed-broken', { url, problem: messageOf(error) }, { cause: error });
  }
}

const word = z.string().trim().min(1).optional().catch(undefined);
const list = z.array(z.unknown()).catch([]);

const authorSchema = z.object({ name: word }).optional().catch(undefined);
const authored = { author: authorSchema, authors: z.array(authorSchema).catch([]) };

const documentSchema = z.object({
  title: word,
  home_page_url: word,
  description: word,
  language: word,
  items: z.array(z.unknown()),
});

const itemSchema = z.object({
  id: z
    .union([word.unwrap().unwrap(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: word,
  external_url: word,
  title: word,
  content_html: word,
  content_text: word,
  summary: word,
  image: word,
  date_published: word,
  date_modified: word,
  language: word,
  tags: list,
  attachments: list,
  ...authored,
});
type Entry = z.infer<typeof itemSchema>;

const attachmentSchema = z.object({ url: z.string().trim().min(1), mime_type: word });

const feedOf = (
  { title, home_page_url, description, language }: Omit<z.infer<typeof documentSchema>, 'items'>,
  url: string,
): FeedInfo => given({ title, link: absolute(home_page_url, url), subtitle: description, language });

function itemOf(raw: unknown, base: string): readonly Item[] {
  const parsed = itemSchema.safeParse(raw);
  if (!parsed.success) return [];
  const entry = parsed.data;
  const link =
    entry.url ?? entry.external_url ?? (/^https?:\/\//i.test(entry.id ?? '') ? entry.id : undefined);
  return [
    {
      ...given({
        guid: entry.id,
        link: absolute(link, base),
        title: entry.title,
        summary: entry.summary,
        content: entry.content_html ?? (entry.content_text && plainAsHtml(entry.content_text)),
        author: authorOf(entry),
        published: entry.date_published,
        updated: entry.date_modified,
        language: entry.language,
      }),
      tags: tagsOf(entry),
      enclosures: enclosuresOf(entry, base),
    },
  ];
}

function authorOf({ authors, author }: Entry): string | undefined {
  const names = [...authors, author].flatMap((one) => one?.name ?? []);
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

const tagsOf = ({ tags }: Entry): string[] => [
  ...new Set(tags.flatMap((tag) => (typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : []))),
];

function enclosuresOf({ attachments, image }: Entry, base: string): Item['enclosures'] {
  const attached = attachments.flatMap((one) => {
    const { data } = attachmentSchema.safeParse(one);
    const url = URL.parse(data?.url ?? '', base)?.href;
    return data === undefined || url === undefined ? [] : [given({ url, type: data.mime_type })];
  });
  const picture = image === undefined ? undefined : URL.parse(image, base)?.href;
  return picture === undefined ? attached : [...attached, pictureEnclosure(picture)];
}

const absolute = (link: string | undefined, base: string): string | undefined =>
  link === undefined ? undefined : (URL.parse(link, base)?.href ?? link);
