import { readerOf } from '@newswatch/feeds';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';

/** What is compared before anything is measured: the fields that every reader has, in one form. */
export interface PlainItem {
  readonly title: string;
  readonly link: string;
  readonly id: string;
  /** Milliseconds. */
  readonly published: number;
  readonly content: string;
}

export interface BenchReader {
  readonly name: string;
  read(text: string): Promise<readonly PlainItem[]>;
}

const ORIGIN = { url: 'https://news.example/rss' };

const plain = (item: Readonly<Record<keyof PlainItem, unknown>>): PlainItem => ({
  title: textIn(item.title).trim(),
  link: textIn(item.link),
  id: textIn(item.id),
  published: Date.parse(textIn(item.published)),
  content: textIn(item.content).trim(),
});

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

export const ours: BenchReader = {
  name: 'newswatch',
  read: async (text) => {
    const { items } = await readerOf().read(text, ORIGIN);
    return items.map((item) => plain({ ...fieldsOf(item), id: item.guid }));
  },
};

const fieldsOf = (item: {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly published?: string | undefined;
  readonly content?: string | undefined;
}): Omit<Record<keyof PlainItem, unknown>, 'id'> => ({
  title: item.title,
  link: item.link,
  published: item.published,
  content: item.content,
});

/** The library by itself, as its documentation says. */
export const rssParser: BenchReader = {
  name: 'rss-parser alone',
  read: async (text) => {
    const feed = await new RssParser<object, Readonly<Record<string, string>>>({ defaultRSS: 2 }).parseString(
      text,
    );
    return feed.items.map((item) =>
      plain({
        ...fieldsOf(item),
        published: item.pubDate,
        id: item.guid ?? item['id'],
        content: item['content:encoded'] ?? item.content,
      }),
    );
  },
};

export const feedsmith: BenchReader = {
  name: 'feedsmith alone',
  read: async (text) => {
    const read = parseFeed(text);
    if (read.format === 'rss')
      return (read.feed.items ?? []).map((item) =>
        plain({
          title: item.title,
          link: item.link,
          id: item.guid?.value,
          published: item.pubDate,
          content: item.content?.encoded,
        }),
      );
    if (read.format !== 'atom') return [];
    return (read.feed.entries ?? []).map((entry) =>
      plain({
        title: valueOf(entry.title),
        link: entry.links?.[0]?.href,
        id: entry.id,
        published: entry.published,
        content: valueOf(entry.content),
      }),
    );
  },
};

const valueOf = (construct: unknown): unknown =>
  typeof construct === 'object' && construct !== null && 'value' in construct ? construct.value : construct;

/** A pass of a strict XML parser that keeps nothing: what no reader over it could be faster than. */
export function bareSaxes(text: string): number {
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', () => {
    elements += 1;
  });
  parser.write(text).close();
  return elements;
}
