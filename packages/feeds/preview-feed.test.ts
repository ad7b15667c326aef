import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { failure } from '@newswatch/domain';
import { type Page, previewFeed } from './preview-feed.ts';
import type { FeedReading } from './read-feed.ts';
import { rssParserReader } from './rss-parser-reader.ts';

const RSS =
  '<rss version="2.0"><channel><title>Новости &amp;amp; мнения</title><language>ru</language><item><title>a</title></item></channel></rss>';

const HTML = (links: string): string => `<!DOCTYPE html><html><head>${links}</head></html>`;
const LINK = (href: string): string => `<link rel="alternate" type="application/rss+xml" href="${href}">`;

function preview(
  url: string,
  site: Readonly<Record<string, string | Partial<Page>>>,
  reading: FeedReading = {},
) {
  const asked: string[] = [];
  const request = async ({ url: page }: { url: string }): Promise<Page> => {
    asked.push(page);
    const found = site[page] ?? { status: 404 };
    const given: Partial<Page> = typeof found === 'string' ? { body: Buffer.from(found) } : found;
    if (given.status === 0) throw failure('connection-failed', { host: 'h', problem: 'away' });
    return { status: 200, url: page, headers: {}, body: new Uint8Array(), redirects: [], ...given };
  };
  return { asked, result: previewFeed({ request, reader: rssParserReader(), url, reading }) };
}

describe('a preview', () => {
  it('of a feed shows what it gives', async () => {
    const { result } = preview('https://a.example/rss', { 'https://a.example/rss': RSS });
    expect(await result).toEqual({
      url: 'https://a.example/rss',
      format: 'rss',
      charset: { charset: 'utf-8', reason: 'valid UTF-8' },
      title: 'Новости & мнения',
      language: 'ru',
      items: [{ title: 'a', tags: [], enclosures: [] }],
      headers: {},
      redirects: [],
    });
  });

  it('of a page follows its link', async () => {
    const site = { 'https://a.example/': HTML(LINK('/x')), 'https://a.example/x': RSS };
    const { result, asked } = preview('https://a.example/', site);
    expect(await result).toMatchObject({ url: 'https://a.example/x' });
    expect(asked).toEqual(['https://a.example/', 'https://a.example/x']);
  });

  it('of a page that is read by selectors shows its items, although it names a feed', async () => {
    const page = `${HTML(LINK('/x'))}<ul><li><a href="/1">Новость</a> <i>20.10.2025</i></ul>`;
    const site = { 'https://a.example/': page };
    const { result, asked } = preview('https://a.example/', site, { page: { item: 'li', date: 'i' } });
    expect(await result).toMatchObject({
      url: 'https://a.example/',
      format: 'html',
      items: [{ link: 'https://a.example/1', title: 'Новость', published: '20.10.2025' }],
    });
    expect(asked).toHaveLength(1);
    const wrong = preview('https://a.example/', site, { page: { item: 'li', date: 'b' } });
    await expect(wrong.result).rejects.toMatchObject({ code: 'selector-finds-nothing' });
    const none = preview('https://a.example/', site, { reader: 'html' });
    await expect(none.result).rejects.toMatchObject({ code: 'selector-invalid' });
  });

  it('of a site without a feed finds its sitemaps at last, and reads what an index leads to', async () => {
    const news = (title: string): string =>
      `<urlset><url><loc>https://a.example/${title}</loc><news:news><news:title>${title}</news:title></news:news></url></urlset>`;
    const { result, asked } = preview('https://a.example/', {
      'https://a.example/': HTML(''),
      'https://a.example/robots.txt':
        'User-agent: *\nSitemap: https://a.example/all.xml\nsitemap:/index-news.xml',
      'https://a.example/index-news.xml':
        '<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap><sitemap><loc>https://a.example/2.xml.gz</loc></sitemap><sitemap><loc>https://a.example/3.xml</loc></sitemap></sitemapindex>',
      'https://a.example/1.xml': news('one'),
      'https://a.example/2.xml.gz': { body: gzipSync(news('two')) },
    });
    const found = await result;
    expect(found).toMatchObject({ url: 'https://a.example/index-news.xml', format: 'sitemap' });
    expect(found.items.map(({ title }) => title)).toEqual(['one', 'two']);
    expect(asked.slice(-5)).toEqual(
      ['robots.txt', 'index-news.xml', '1.xml', '2.xml.gz', '3.xml'].map(
        (path) => `https://a.example/${path}`,
      ),
    );
  });

  it('of a site whose page of feeds lists them takes the first of these', async () => {
    const { result, asked } = preview('https://a.example/', {
      'https://a.example/': HTML('<a href="/rss/">RSS</a>'),
      'https://a.example/rss/': HTML(
        '<a href="/rss/">RSS</a><a href="/rss/all.xml">Все</a><a href="/rss/eco.xml">Экономика</a>',
      ),
      'https://a.example/rss/all.xml': RSS,
    });
    expect(await result).toMatchObject({ url: 'https://a.example/rss/all.xml' });
    expect(asked).toHaveLength(3);
  });

  it('of pages that lead to each other without end gives up', async () => {
    const asked: string[] = [];
    const request = async ({ url }: { url: string }): Promise<Page> => {
      asked.push(url);
      const body = Buffer.from(HTML(`<a href="/rss/${asked.length}">RSS</a>`));
      return { status: 200, url, headers: {}, body, redirects: [] };
    };
    const result = previewFeed({ request, reader: rssParserReader(), url: 'https://a.example/' });
    await expect(result).rejects.toMatchObject({ code: 'not-a-feed' });
    expect(asked.length).toBeLessThan(25);
  });

  it('of a Telegram channel is that of its public preview', async () => {
    const channel = '<html><body class="tgme_webpreview"><div class="tgme_channel_info"></div></body></html>';
    const { result } = preview('t.me/corridor', { 'https://t.me/s/corridor': channel });
    expect(await result).toMatchObject({ url: 'https://t.me/s/corridor', format: 'telegram', items: [] });
    const hidden = { body: Buffer.from(HTML('')), url: 'https://t.me/corridor' };
    const other = preview('https://t.me/corridor', { 'https://t.me/s/corridor': hidden });
    await expect(other.result).rejects.toMatchObject({ code: 'not-a-feed' });
    expect(other.asked).toHaveLength(1);
  });

  it('of a page that names none looks at the usual places, also when the scheme is left out', async () => {
    const { result } = preview('a.example', {
      'https://a.example': HTML(''),
      'https://a.example/rss.xml': RSS,
    });
    expect(await result).toMatchObject({ url: 'https://a.example/rss.xml' });
  });

  it('goes on when the first feed that a page names is broken', async () => {
    const site = {
      'https://a.example/': HTML(LINK('/broken') + LINK('/away') + LINK('/good')),
      'https://a.example/broken': '<rss version="2.0"><channel>',
      'https://a.example/away': { status: 0 },
      'https://a.example/good': RSS,
    };
    expect(await preview('https://a.example/', site).result).toMatchObject({ url: 'https://a.example/good' });
  });

  it('asks a dozen candidates at most', async () => {
    const links = Array.from({ length: 100 }, (_, index) => LINK(`/${index}`)).join('');
    const { result, asked } = preview('https://a.example/', { 'https://a.example/': HTML(links) });
    await expect(result).rejects.toMatchObject({ code: 'http-status' });
    expect(asked).toHaveLength(13);
  });

  it('keeps the end of permanent redirects only', async () => {
    const moved = (status: number) => ({
      'https://a.example/rss': {
        body: Buffer.from(RSS),
        url: 'https://b.example/rss',
        redirects: [{ from: 'https://a.example/rss', to: 'https://b.example/rss', status }],
      },
    });
    expect(await preview('https://a.example/rss', moved(301)).result).toMatchObject({
      url: 'https://b.example/rss',
    });
    expect(await preview('https://a.example/rss', moved(302)).result).toMatchObject({
      url: 'https://a.example/rss',
    });
  });

  it.each([
    ['http-status', { 'https://a.example/': { status: 404 } }],
    ['feed-gone', { 'https://a.example/': { status: 410 } }],
    ['connection-failed', { 'https://a.example/': { status: 0 } }],
    ['not-a-feed', { 'https://a.example/': HTML('') }],
    ['not-a-feed', { 'https://a.example/': 'plain' }],
    ['feed-broken', { 'https://a.example/': '<rss><channel>' }],
    ['feed-broken', { 'https://a.example/': HTML(LINK('/x')), 'https://a.example/x': '<rss><channel>' }],
  ])('fails with %s', async (code, site) => {
    await expect(preview('https://a.example/', site).result).rejects.toMatchObject({ code });
  });
});
