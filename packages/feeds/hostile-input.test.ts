import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewswatchError } from '@newswatch/domain';
import { canonicalUrl } from './canonical-url.ts';
import { decodeDocument } from './decode-document.ts';
import { discoverFeeds } from './discover-feeds.ts';
import { htmlToText } from './html-to-text.ts';
import { parseDate } from './parse-date.ts';
import { READER_NAMES, readerOf } from './readers.ts';

/** Text that looks like what these functions take, more often than arbitrary text does. */
const pieces = (...words: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 5 })), {
      maxLength: 30,
    })
    .map((all) => all.join(''));
const markup = pieces(
  '<p>',
  '</p>',
  '<br>',
  '<script>',
  '</script>',
  '&amp;',
  '&lt;',
  '<!--',
  '-->',
  '<',
  '>',
  '&#0;',
  '&#xD800;',
  'а ',
);
const documents = pieces(
  '<rss version="2.0">',
  '<channel>',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '</channel>',
  '</rss>',
  '<feed>',
  '<entry>',
  '<link',
  ' href="',
  '"',
  '/>',
  '<![CDATA[',
  ']]>',
  '&',
  '<__proto__>',
  '<content type="xhtml">',
  '</content>',
);

describe('arbitrary input', () => {
  it('as bytes is decoded to something', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, type) => {
        expect(typeof decodeDocument(bytes, type).text).toBe('string');
      }),
    );
  });

  it('as HTML becomes well-formed text without U+0000 and without blank edges', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const text = htmlToText(html);
        expect(
          text.isWellFormed() && !text.includes('\0') && text.trim() === text && !text.includes('\n\n\n'),
        ).toBe(true);
      }),
    );
  });

  it('as a page gives addresses that can be asked', () => {
    fc.assert(
      fc.property(
        pieces('<link rel=alternate type=application/rss+xml href=', '<base href=', '//', 'http:', '>'),
        (html) => {
          for (const { url } of discoverFeeds(html, 'https://news.example/')) expect(url).toMatch(/^https?:/);
        },
      ),
    );
  });

  it('as a link is http or nothing, and canonical once is canonical for good', () => {
    fc.assert(
      fc.property(
        pieces('https://', 'a.example', '/', '%', '?', '&', 'utm_a=b', '#', 'ref=', '..', ':80', '@', 'б'),
        (link) => {
          const canonical = canonicalUrl(link, 'https://news.example/rss');
          if (canonical === undefined) return;
          expect(canonical).toMatch(/^https?:/);
          expect(canonicalUrl(canonical)).toBe(canonical);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('as a date is a whole number of milliseconds or nothing', () => {
    fc.assert(
      fc.property(
        pieces(
          ...'20|2025| |окт|Oct|10:00|:|-|.|T|Z|+03|MSK|,|9999'.split('|'),
          ...'вчера|назад|часа|ago|a|bu gün|İ|\u0301|(|в|29|фев'.split('|'),
        ),
        (text) => {
          const time = parseDate(text, { now: Date.UTC(2025, 9, 20, 15), timezone: 'Europe/Kyiv' });
          expect(time === undefined || Number.isSafeInteger(time)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each(READER_NAMES)('as a document for %s gives items or a failure with a code', async (name) => {
    await fc.assert(
      fc.asyncProperty(documents, async (text) => {
        const found = await readerOf(name)
          .read(text, { url: 'https://news.example/rss' })
          .catch((error: unknown) => error);
        expect(
          found instanceof NewswatchError ||
            (typeof found === 'object' && found !== null && 'items' in found),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('long input', () => {
  const half = 500_000;
  it.each([
    ['open tags', '<p '.repeat(half)],
    ['angle brackets', '<'.repeat(half)],
    ['comments that do not end', '<!--'.repeat(half)],
    ['entities', '&amp;'.repeat(half)],
    ['ampersands', '&'.repeat(half)],
    ['blanks', ' '.repeat(half)],
    ['line breaks', '\n '.repeat(half)],
    ['xhtml contents', '<feed><content type="xhtml">'.repeat(half / 10)],
    ['titles in a title', `<rss>${'<title>'.repeat(half / 10)}<![CDATA[x]]></title></rss>`],
    ['instructions', '<?x ?>'.repeat(half)],
    ['doctypes', `<!DOCTYPE ${'['.repeat(half)}`],
    ['types', `<feed><content ${'type="xhtml" '.repeat(half / 10)}`],
  ])('of %s is answered in time', async (_, text) => {
    // Time of the processor: other tests run beside this one.
    const started = process.cpuUsage();
    htmlToText(text.slice(0, 150_000));
    discoverFeeds(text, 'https://news.example/');
    decodeDocument(Buffer.from(text), text.slice(0, 10_000));
    parseDate(text);
    for (const name of READER_NAMES)
      await readerOf(name)
        .read(text, { url: 'https://news.example/' })
        .catch(() => 'refused');
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  });
});
