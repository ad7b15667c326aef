import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFeed } from './read-feed.ts';
import { readSitemap } from './read-sitemap.ts';
import { rssParserReader } from './rss-parser-reader.ts';
import { unpacked } from './unpacked.ts';

const url = 'https://www.news.example/sitemap.xml';
const NS =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"';
const set = (entries: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset ${NS}>${entries}</urlset>`;
const news = (slug: string, date: string, title = slug): string =>
  `<url><loc> https://www.news.example/${slug}?a=1&amp;b=2 </loc><lastmod>2025-10-20</lastmod><n:news>
   <n:publication><n:name>Вести</n:name><n:language>ru</n:language></n:publication><n:publication_date>${date}</n:publication_date>
   <n:title><![CDATA[${title}]]></n:title><n:keywords>порт, Актау , ,порт</n:keywords></n:news>
   <image:image><image:loc>https://cdn.example/${slug}.png</image:loc><image:title>Подпись</image:title></image:image></url>`;
const page = (slug: string, lastmod?: string): string =>
  `<url><loc>https://www.news.example/${slug}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}<video:video><video:title>Видео</video:title></video:video></url>`;
const index = (...entries: readonly (readonly [loc: string, lastmod?: string])[]): string =>
  `<sitemapindex>${entries.map(([loc, at]) => `<sitemap><loc>${loc}</loc>${at === undefined ? '' : `<lastmod>${at}</lastmod>`}</sitemap>`).join('')}</sitemapindex>`;
const slugs = (text: string): unknown =>
  readSitemap(text, { url }).items.map(({ link }) => new URL(link ?? '').pathname);

describe('a sitemap', () => {
  it('of news gives titles, dates, language and keywords, the newest first', () => {
    const { format, feed, items } = readSitemap(
      set(
        news('a', '2025-10-20T08:00:00+05:00', 'Порт & паром') +
          news('b', '2025-10-20T09:00:00+05:00') +
          page('about', '2025-10-21'),
      ),
      { url },
    );
    expect(format).toBe('sitemap');
    expect(feed).toEqual({ title: 'Вести', language: 'ru' });
    expect(items.map(({ title }) => title)).toEqual(['b', 'Порт & паром']);
    expect(items[1]).toEqual({
      guid: 'https://www.news.example/a?a=1&b=2',
      link: 'https://www.news.example/a?a=1&b=2',
      title: 'Порт & паром',
      published: '2025-10-20T08:00:00+05:00',
      language: 'ru',
      tags: ['порт', 'Актау'],
      enclosures: [{ url: 'https://cdn.example/a.png', type: 'image/png' }],
    });
  });

  it('is read without an address of its own', () => {
    const text = set(news('a', '2025-10-20T08:00:00+05:00'));
    expect(readSitemap(text, { url: 'sitemap.xml' }).items).toEqual(readSitemap(text, { url }).items);
    expect(
      readSitemap(set('<url><loc>/a</loc><lastmod>2025-10-20</lastmod></url>'), { url: '-' }).items,
    ).toEqual([]);
  });

  it('without news gives what changed within two days of the last change', () => {
    const text = set(
      page('old', '2025-10-17') +
        page('new', '2025-10-20T10:00:00Z') +
        page('unknown') +
        page('yesterday', '2025-10-19'),
    );
    expect(slugs(text)).toEqual(['/new', '/yesterday']);
    expect(slugs(set(page('a') + page('b')))).toEqual([]);
  });

  it('that is an index says what to read further: of its own host, news first, then the newest', () => {
    const site = 'https://news.example/';
    const text = index(
      [`${site}a.xml`, '2025-10-01'],
      [`${site}b.xml`, '2025-10-20'],
      ['https://evil.example/news.xml', '2025-10-21'],
      [url, '2025-10-22'],
      [`${site}c.xml`],
      [`${site}news-1.xml`, '2025-09-01'],
      [`${site}d.xml`, '2025-10-19'],
      ['file:///etc/passwd'],
    );
    expect(readSitemap(text, { url })).toMatchObject({
      items: [],
      further: [`${site}news-1.xml`, `${site}b.xml`, `${site}d.xml`, `${site}a.xml`],
    });
  });

  it('loses but what is wrong in it', () => {
    const text = set(
      `<url/><url><loc>javascript:x</loc></url><url><loc></loc></url>${news('a', 'скоро')}<__proto__><loc>x</loc></__proto__>`,
    );
    expect(readSitemap(text, { url }).items).toMatchObject([{ title: 'a', published: 'скоро' }]);
    expect(
      readSitemap(`<urlset>${news('a', '2025-10-20')}<url><loc>https://x.exa`, { url }).items,
    ).toHaveLength(1);
  });

  it.each([
    ['nested without end', `<urlset>${'<url>'.repeat(400_000)}`],
    ['of many entries', set(page('a', '2025-10-20').repeat(30_000))],
  ])('%s is answered in time', (_, text) => {
    const started = performance.now();
    readSitemap(text, { url });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a document that is a gzip file', () => {
  const fetched = (body: Uint8Array) => ({ url, headers: { 'content-type': 'application/x-gzip' }, body });

  it('is unpacked and read', async () => {
    const packed = gzipSync(set(news('a', '2025-10-20')));
    expect(await readFeed(rssParserReader(), fetched(packed))).toMatchObject({ items: [{ title: 'a' }] });
  });

  it('is read as far as it goes', () => {
    const packed = gzipSync(
      Buffer.from('x'.repeat(1_000) + Array.from({ length: 5_000 }, (_, at) => at).join()),
    );
    expect(Buffer.from(unpacked(packed.subarray(0, packed.length / 2), url)).toString()).toMatch(/^x{1000}/);
  });

  it('is refused beyond 15 MiB, and when it is none', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(() => unpacked(bomb, url)).toThrow(expect.objectContaining({ code: 'body-too-large' }));
    expect(() => unpacked(Buffer.from([0x1f, 0x8b, 1, 2, 3]), url)).toThrow(
      expect.objectContaining({ code: 'feed-broken' }),
    );
  });
});
