import { type Feed, type FeedState, failure } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
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
    { web: { request }, reader: readerOf(), clock: fakeClock().now },
    state,
    signal,
  );
  return { asked, answer };
}

const titlesOf = (answer: FeedAnswer): unknown =>
  answer.kind === 'fetched' ? answer.document.items.map(({ title }) => title) : answer;

describe('asking a feed', () => {
  it('that is a page reads it by its selectors', async () => {
    const url = 'https://ministry.example/news';
    const page = '<ul><li><a href="/1">Порт Актау</a><li><a href="/2">Порт Курык</a></ul>';
    const { answer } = await ask({ url, page: { item: 'li' } }, { [url]: page });
    expect(titlesOf(answer)).toEqual(['Порт Актау', 'Порт Курык']);
    const changed = await ask({ url, reader: 'html', page: { item: 'article' } }, { [url]: page });
    expect(changed.answer).toMatchObject({ kind: 'failed', error: { code: 'selector-finds-nothing' } });
  });

  it('of JSON needs no other reader', async () => {
    const url = 'https://news.example/feed.json';
    const { answer } = await ask({ url }, { [url]: '{"items":[{"id":"1","title":"Порт"}]}' });
    expect(titlesOf(answer)).toEqual(['Порт']);
  });

  it('that is cut off keeps no validators, so that what is missing is asked for again', async () => {
    const url = 'https://news.example/rss.xml';
    const headers = { etag: '"1"' };
    const whole = '<rss version="2.0"><channel><title>Порты</title><item><title>Порт Актау</title></item>';
    const answers = [];
    for (const text of [`${whole}</channel></rss>`, `${whole}<item><tit`])
      answers.push((await ask({ url }, { [url]: { headers, body: Buffer.from(text) } })).answer);
    expect(answers.map(titlesOf)).toEqual([['Порт Актау'], ['Порт Актау']]);
    expect(answers).toMatchObject([{ validators: { etag: '"1"' } }, { validators: {} }]);
    expect(answers[1]).not.toMatchObject({ validators: { etag: '"1"' } });
  });

  it('that is cut off before its first item is broken', async () => {
    const url = 'https://news.example/rss.xml';
    const { answer } = await ask(
      { url },
      { [url]: '<rss version="2.0"><channel><title>Порты</title><item><tit' },
    );
    expect(answer).toMatchObject({ kind: 'failed', error: { code: 'feed-broken' } });
  });
});
