import { describe, expect, it } from 'vitest';
import { feedReaderConformance } from './feed-reader.conformance.ts';
import { rssParserReader } from './rss-parser-reader.ts';

const url = 'https://news.example/feeds/rss.xml';
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel>${items}</channel></rss>`;

feedReaderConformance(rssParserReader());

describe('a broken document, read by rss-parser,', () => {
  it.each([
    ['cut off in an element', rss('<item><title>a</title></item>').slice(0, -20)],
    ['cut off in a tag', '<rss version="2.0"><channel><item><title>a</title><link'],
    ['with a bare ampersand', rss('<item><title>a & b</title></item>')],
    ['without a channel', '<rss version="2.0"></rss>'],
    [
      'that names an external entity',
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title></item>').slice(21)}`,
    ],
  ])('%s says so', async (_, text) => {
    await expect(rssParserReader().read(text, { url })).rejects.toMatchObject({
      code: 'feed-broken',
      details: { url },
    });
  });
});
