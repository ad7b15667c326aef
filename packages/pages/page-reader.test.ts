import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ErrorCode, failure } from '@newswatch/domain';
import { aFeed, anItem } from '@newswatch/testkit';
import type { WebRequest, WebResponse } from '@newswatch/web';
import { type PageAnswer, type PageReader, createPageReader } from './page-reader.ts';

const SITE = 'https://news.example';
const html = { 'content-type': 'text/html; charset=utf-8' };
const paragraph =
  '<p>Порт Актау увеличил перевалку контейнеров: паромы ходят чаще, и очереди стали короче.</p>';
const article = `<html><body><nav>Меню</nav><article>${paragraph.repeat(6)}</article></body></html>`;

let site: Record<string, Partial<Omit<WebResponse, 'body'>> & { readonly body?: string }>;
let asked: WebRequest[];
let reader: PageReader;

beforeEach(() => {
  site = { '/1': { headers: html, body: article } };
  asked = [];
  reader = createPageReader({
    clock: () => 0,
    request: async (request) => {
      asked.push(request);
      const { body = '', ...rest } = site[request.url.replace(SITE, '')] ?? { status: 404 };
      return { url: request.url, status: 200, headers: {}, redirects: [], ...rest, body: Buffer.from(body) };
    },
  });
});
afterEach(() => reader.close());

const read = (path = '/1', given = {}): Promise<PageAnswer> =>
  reader.read({ url: `${SITE}${path}`, item: anItem(), feed: aFeed(), ...given });
const failing = (code: ErrorCode, forGood: boolean) => ({ kind: 'failed', forGood, error: { code } });

describe('the page of an article', () => {
  it('gives its text, asked for as a page of 2 MiB at most, after robots.txt', async () => {
    expect(await read()).toMatchObject({
      kind: 'found',
      delayMs: 0,
      text: { url: `${SITE}/1`, html: expect.stringContaining('паромы ходят чаще') },
    });
    expect(asked.map(({ url }) => url)).toEqual([`${SITE}/robots.txt`, `${SITE}/1`]);
    expect(asked[1]).toMatchObject({
      maxBytes: 2_097_152,
      headers: { accept: expect.stringMatching(/^text\/html/) },
    });
  });

  it('gives its text without the headline, which the item has', async () => {
    const headed = (headline: string): string =>
      article
        .replace('<article>', `<article><h1>${headline}</h1>`)
        .replaceAll('Порт Актау', 'Порт <b>Актау</b>');
    site['/1'] = { headers: html, body: headed(anItem().title ?? '') };
    expect(await read('/1')).toMatchObject({
      text: { html: expect.not.stringContaining('увеличил перевалку</h') },
    });
    site['/1'] = { headers: html, body: headed('Другой заголовок') };
    expect(await read('/1')).toMatchObject({
      text: { html: expect.stringContaining('Другой заголовок</h') },
    });
  });

  it('is read by the selectors of its feed', async () => {
    const answer = await read('/1', {
      feed: aFeed({ article: { content: 'p', remove: ['p:first-of-type'] } }),
    });
    expect(answer).toMatchObject({ text: { html: paragraph.repeat(5) } });
    expect(await read('/1', { feed: aFeed({ article: { content: '.x' } }) })).toMatchObject({
      ...failing('page-unreadable', true),
      error: { message: expect.stringContaining('nothing is selected by .x') },
    });
  });

  it('is asked for as its feed is, and secrets go to the origin of the feed alone', async () => {
    const feed = aFeed({ request: { userAgent: 'desk', cookie: 'paid=1', headers: { 'X-Key': 'k' } } });
    await read('/1', { feed });
    const [robots, page] = asked;
    for (const request of [robots, page]) expect(request?.headers).toMatchObject({ 'user-agent': 'desk' });
    expect(page?.credentials).toEqual({ cookie: 'paid=1', 'x-key': 'k' });
    asked = [];
    await reader.read({ url: 'https://elsewhere.example/1', item: anItem(), feed });
    expect(asked.length).toBeGreaterThan(0);
    for (const { credentials, headers } of asked) {
      expect(credentials).toBeUndefined();
      expect(headers).toMatchObject({ 'user-agent': 'desk' });
    }
  });

  it('is not asked for where robots.txt forbids it, nor where a redirect leads to what it forbids', async () => {
    site['/robots.txt'] = { body: 'User-agent: *\nDisallow: /paid\nCrawl-delay: 9' };
    expect(await read('/paid/1')).toMatchObject({ ...failing('robots-refused', true), delayMs: 9_000 });
    site['/1'] = { status: 302, headers: { location: '/paid/2' } };
    expect(await read()).toMatchObject(failing('robots-refused', true));
    expect(asked.map(({ url }) => url)).toEqual([`${SITE}/robots.txt`, `${SITE}/1`]);
  });

  it('is waited for where robots.txt cannot be had', async () => {
    site['/robots.txt'] = { status: 503 };
    expect(await read()).toMatchObject(failing('robots-unavailable', false));
  });

  it('is found after redirects, and says where', async () => {
    site['/old'] = { status: 301, headers: { location: '/1?a=1' } };
    site['/1?a=1'] = { headers: html, body: article };
    expect(await read('/old')).toMatchObject({ kind: 'found', text: { url: `${SITE}/1?a=1` } });
    site['/round'] = { status: 302, headers: { location: '/round' } };
    expect(await read('/round')).toMatchObject(failing('redirects-too-many', true));
    site['/away'] = { status: 302, headers: { location: 'http://[' } };
    expect(await read('/away')).toMatchObject(failing('url-invalid', true));
  });

  it.each([
    [404, true],
    [403, true],
    [410, true],
    [408, false],
    [429, false],
    [500, false],
  ])('that answers %i is given up: %s', async (status, forGood) => {
    site['/1'] = { status };
    expect(await read()).toMatchObject(failing('http-status', forGood));
  });

  it.each([429, 503])('that answers %i leaves the host alone for as long as it asks', async (status) => {
    site['/1'] = { status, headers: { 'retry-after': '120' } };
    expect(await read()).toMatchObject({ delayMs: 120_000 });
    site['/1'] = { status, headers: { 'retry-after': new Date(90_000).toUTCString() } };
    expect(await read()).toMatchObject({ delayMs: 90_000 });
    site['/1'] = { status, headers: { 'retry-after': 'soon' } };
    expect(await read()).toMatchObject({ delayMs: 0 });
  });

  it('that is no HTML is refused', async () => {
    site['/1'] = { headers: { 'content-type': 'application/pdf' }, body: article };
    expect(await read()).toMatchObject(failing('page-not-html', true));
  });

  it('that holds no article is refused', async () => {
    site['/1'] = { headers: html, body: '<html><body></body></html>' };
    expect(await read()).toMatchObject(failing('page-unreadable', true));
  });

  it('is decoded by what its bytes are', async () => {
    const latin = article.replaceAll(/[^\p{ASCII}]+/gu, 'caf\u00e9 ');
    const item = anItem({ title: 'x', summary: '' });
    const answers = [html, { 'content-type': 'text/html; charset=iso-8859-1' }].map((headers) => {
      site['/1'] = { headers, body: latin };
      return read('/1', { item });
    });
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ text: { html: expect.stringContaining('caf\u00e9') } });
  });
});

describe('a text that is not the article', () => {
  const page = (text: string): void => {
    site['/1'] = { headers: html, body: `<html><body><article><p>${text}</p></article></body></html>` };
  };

  it('is hardly longer than what the feed gives', async () => {
    page('Порт Актау увеличил перевалку контейнеров. Главная, спорт, погода, контакты.');
    expect(await read()).toMatchObject({
      ...failing('page-no-article', true),
      error: { message: expect.stringMatching(/it has 76 characters, and the feed gives 42/) },
    });
  });

  it('has hardly a word of headline and teaser: a wall of consent, a page of an error', async () => {
    page('Мы используем файлы cookie. Чтобы читать дальше, примите условия и настройки сайта. '.repeat(9));
    expect(await read()).toMatchObject(failing('page-no-article', true));
  });

  it('is not told from one that inflects the words of the headline', async () => {
    page(
      'О порте Актау, который увеличивает перевалку в контейнерах, говорили на встрече перевозчики. '.repeat(
        9,
      ),
    );
    expect(await read()).toMatchObject({ kind: 'found' });
  });
});

describe('reading that newswatch stops', () => {
  it('is no answer', async () => {
    reader = createPageReader({
      clock: () => 0,
      request: async () => {
        throw failure('connection-failed', { host: 'news.example', problem: 'newswatch stopped it' });
      },
    });
    await expect(read('/1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'robots-unavailable',
    });
    expect(await read()).toMatchObject(failing('robots-unavailable', false));
  });
});
