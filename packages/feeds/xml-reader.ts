import { failure } from '@newswatch/domain';
import { withoutControls } from './entities.ts';
import type { FeedReader } from './feed-reader.ts';
import { feedFormat } from './feed-format.ts';
import { documentAddress, headerLanguage } from './feed-origin.ts';
import { feedFrom, itemFrom } from './from-draft.ts';
import { readXmlFeed } from './xml-feed.ts';

/**
 * The reader of newswatch, over htmlparser2's tokenizer (decision 0011): RSS 0.9x, 1.0 and 2.0, RDF, Atom 0.3 and 1.0, by one table of
 * elements. What is a feed at all is read, however broken: an entry that says nothing is left out, the others stay.
 */
export function xmlReader(): FeedReader {
  return {
    name: 'newswatch',
    read: async (text, origin) => {
      const format = feedFormat(text, origin.url);
      const found = readXmlFeed(withoutControls(text), documentAddress(origin));
      const feed = feedFrom(found.feed, { language: headerLanguage(origin) });
      const items = found.entries.map(itemFrom).filter((item) => item !== undefined);
      if (found.isCutOff && items.length === 0 && feed.title === undefined)
        throw failure('feed-broken', { url: origin.url, problem: 'it is cut off before its first item' });
      return { format, feed, items, ...(found.isCutOff && { isCutOff: true }) };
    },
  };
}
