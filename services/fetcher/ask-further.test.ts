import { type Feed, type FeedState, failure } from '@newswatch/domain';
import { rssParserReader } from '@newswatch/feeds';
import { aFeed, fakeClock } from '@newswatch/testkit';
import type { WebResponse } from '@newswatch/web';
import { describe, expect, it } from 'vitest';
import { type FeedAnswer, askFeed } from './ask-feed.ts';

type Site = Readonly<Record<string, string | Uint8Array | Partial<WebResponse>>>;

/** Asks a feed of a site that is given page by page. */
async function ask(given: Partial<Omit<Feed, 'id'>>, site: Site) {
  const asked: string[] = [];
  const request = async ({ url }: { readonly url: string }): Promise<WebResponse> => {
    asked.push(url);
    const found = site[url] ?? { status: 404 };
    const answer: Partial<WebResponse> =
      typeof found === 'string'
        ? { body: Buffer.from(found) }
        : ArrayBuffer.isView(found)
          ? { body: found }
          : found;
    if (answer.status === 0) throw failure('connection-failed', { host: 'h', problem: 'away' });
    return { status: 200, url, headers: {}, body: new Uint8Array(), redirects: [], ...answer };
  };
  const feed = aFeed(given);
  const state: FeedState = {
    feed,
    health: 'new',
    nextPollAt: feed.createdAt,
    nextPollReason: { code: 'new' },
    arrivals: [],
    polls: 0,
    failures: 0,
    validators: {},
    seen: [],
  };
  const { signal } = new AbortController();
  const answer = await askFeed(
    { web: { request }, reader: rssParserReader(), clock: fakeClock().now },
    state,
    signal,
  );
  return { asked, answer };
}

const titlesOf = (answer: FeedAnswer): unknown =>
  answer.kind === 'fetched' ? answer.document.items.map(({ title }) => title) : answer;

describe('asking a feed', () => {
  it('that is an index reads what it leads to, as far as it can be had', async () => {
    const url = 'https://news.example/sitemap.xml';
    const page = (name: string): string => `https://news.example/${name}`;
    const entry = (name: string): string => `<sitemap><loc>${page(name)}</loc></sitemap>`;
    const index = (...names: readonly string[]): string =>
      `<sitemapindex>${names.map(entry).join('')}</sitemapindex>`;
    const news = (title: string): string =>
      `<urlset><url><loc>${page(title)}</loc><news><title>${title}</title></news></url></urlset>`;
    const { asked, answer } = await ask(
      { url },
      {
        [url]: { body: Buffer.from(index('broken', 'one', 'deeper', 'gone')), headers: { etag: '"1"' } },
        [page('broken')]: '<rss',
        [page('one')]: news('a'),
        [page('deeper')]: index('one', 'two'),
        [page('two')]: news('b'),
      },
    );
    expect(titlesOf(answer)).toEqual(['a', 'b']);
    // Its own state says nothing about theirs, so it is never asked for on condition.
    expect(answer).toMatchObject({ validators: {} });
    expect(asked).toEqual([url, ...['broken', 'one', 'deeper', 'gone', 'two'].map(page)]);
    const none = await ask({ url }, { [url]: index('x'), [page('x')]: { status: 0 } });
    expect(none.answer).toMatchObject({ kind: 'failed', error: { code: 'connection-failed' } });
  });
});
