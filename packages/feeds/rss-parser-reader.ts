import Parser from 'rss-parser';
import { failure, messageOf } from '@newswatch/domain';
import { feedFormat } from './feed-format.ts';
import { documentAddress } from './feed-origin.ts';
import type { FeedDocument, FeedInfo, FeedReader } from './feed-reader.ts';
import { feedSchedule } from './feed-schedule.ts';
import { FEED_FIELDS, ITEM_FIELDS, type RawFields, rawName } from './raw-fields.ts';
import { itemOf, linkOf } from './raw-item.ts';
import { childTexts, firstText, occurrences } from './raw-text.ts';
import { xhtmlAsText } from './xhtml-as-text.ts';

type RawFeed = RawFields & { readonly items: readonly RawFields[] };

/**
 * A reader over rss-parser. Only its `parseString` is used; its `parseURL` has no limits.
 *
 * rss-parser finds the channel and its entries. Each field is renamed before it sees it and mapped here, because its
 * own mapping loses whole feeds (an Atom date that does not parse, a link without attributes) and all enclosures but
 * the first. The price of its XML layer stays: one bare `&` or one cut-off tag breaks the document.
 */
export function rssParserReader(): FeedReader {
  return {
    name: 'rss-parser',
    read: async (text, origin): Promise<FeedDocument> => {
      const format = feedFormat(text, origin.url);
      const base = documentAddress(origin);
      const raw = await parse(text, origin.url);
      const items = raw.items.map((item) => itemOf(item, base)).filter((item) => item !== undefined);
      return { format, feed: feedOf(raw, base), items };
    },
  };
}

function newParser(): Parser<Record<string, unknown>, Record<string, unknown>> {
  const fields = new Set<string>([...ITEM_FIELDS, ...FEED_FIELDS]);
  const keep = (name: string): [string, string, { keepArray: true }] => [
    rawName(name),
    rawName(name),
    { keepArray: true },
  ];
  return new Parser({
    // Documents that say <rss> without a version are common.
    defaultRSS: 2,
    customFields: {
      // The library takes the same triples here; its declaration knows names only.
      feed: FEED_FIELDS.map(keep) as unknown as string[],
      item: ITEM_FIELDS.map(keep),
    },
    xml2js: { tagNameProcessors: [(name: string) => (fields.has(name) ? rawName(name) : name)] },
  });
}

async function parse(text: string, url: string): Promise<RawFeed> {
  try {
    const parsed: unknown = await newParser().parseString(xhtmlAsText(text).trimStart());
    return parsed as RawFeed;
  } catch (error) {
    // The library looks into what is not there.
    const said = error instanceof TypeError ? 'it has no channel' : messageOf(error);
    const [problem = ''] = said.split('\n');
    throw failure('feed-broken', { url, problem }, { cause: error });
  }
}

function feedOf(raw: RawFields, url: string): FeedInfo {
  const entries = Object.entries({
    title: firstText(raw, 'title', 'dc:title'),
    link: linkOf(raw, url),
    subtitle: firstText(raw, 'description', 'subtitle', 'itunes:subtitle'),
    language: firstText(raw, 'language', 'dc:language'),
    schedule: scheduleOf(raw),
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function scheduleOf(raw: RawFields): FeedInfo['schedule'] {
  return feedSchedule({
    ttl: firstText(raw, 'ttl'),
    hours: occurrences(raw, 'skipHours').flatMap((element) => childTexts(element, 'hour')),
    days: occurrences(raw, 'skipDays').flatMap((element) => childTexts(element, 'day')),
    updatePeriod: firstText(raw, 'sy:updatePeriod'),
    updateFrequency: firstText(raw, 'sy:updateFrequency'),
  });
}
