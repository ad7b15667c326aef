import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, failure } from '@newswatch/domain';
import { fakeClock } from '@newswatch/testkit';
import type { WebResponse } from '@newswatch/web';
import type { RequestPage } from './page-reader.ts';
import { type Robots, createRobots } from './robots.ts';

const clock = fakeClock();
let asked: string[];
let answer: () => Partial<WebResponse>;
let robots: Robots;

beforeEach(() => {
  asked = [];
  answer = () => ({ status: 200, body: Buffer.from('User-agent: *\nDisallow: /no\nCrawl-delay: 3') });
  robots = createRobots({ clock: clock.now });
});

const request: RequestPage = async ({ url }) => {
  asked.push(url);
  return { url, headers: {}, body: new Uint8Array(), redirects: [], status: 200, ...answer() };
};
const ask = (path: string, origin = 'https://news.example') =>
  robots.ask({ url: `${origin}${path}`, request });

describe('robots.txt', () => {
  it('is asked once a day for each site, port and scheme apart', async () => {
    await Promise.all([ask('/1'), ask('/2')]);
    await ask('/1', 'https://news.example:8443');
    await ask('/1', 'http://news.example');
    clock.advance(DAY - 1);
    await ask('/3');
    expect(asked).toEqual([
      'https://news.example/robots.txt',
      'https://news.example:8443/robots.txt',
      'http://news.example/robots.txt',
    ]);
    clock.advance(1);
    await ask('/3');
    expect(asked).toHaveLength(4);
  });

  it('says what is allowed, what not and by which rule, and how long to wait', async () => {
    expect(await ask('/yes')).toEqual({ kind: 'allowed', delayMs: 3_000 });
    expect(await ask('/no/1')).toMatchObject({
      kind: 'refused',
      delayMs: 3_000,
      error: { code: 'robots-refused', details: { host: 'news.example', rule: 'disallow: /no' } },
    });
  });

  it.each([401, 403, 404, 410])('that answers %i allows all', async (status) => {
    answer = () => ({ status, body: Buffer.from('User-agent: *\nDisallow: /') });
    expect(await ask('/no')).toEqual({ kind: 'allowed', delayMs: 0 });
  });

  it.each([
    ['429', () => ({ status: 429 })],
    ['500', () => ({ status: 500 })],
    [
      'nothing',
      (): never => {
        throw failure('connection-failed', { host: 'news.example', problem: 'x' });
      },
    ],
  ])('that answers %s allows nothing, and is asked again after five minutes', async (_, given) => {
    answer = given;
    expect(await ask('/1')).toMatchObject({ kind: 'unknown', error: { code: 'robots-unavailable' } });
    clock.advance(5 * MINUTE - 1);
    await ask('/1');
    expect(asked).toHaveLength(1);
    clock.advance(1);
    answer = () => ({ status: 404 });
    expect(await ask('/1')).toMatchObject({ kind: 'allowed' });
  });

  it('that newswatch stopped asking for is asked again at once', async () => {
    const stop = AbortSignal.abort();
    answer = () => {
      throw failure('connection-failed', { host: 'news.example', problem: 'stopped' });
    };
    await robots.ask({ url: 'https://news.example/1', request, signal: stop });
    answer = () => ({ status: 404 });
    expect(await ask('/1')).toMatchObject({ kind: 'allowed' });
  });

  it('is forgotten of the site that was asked for the longest time ago, not of all', async () => {
    for (let at = 0; at <= 500; at += 1) await ask('/1', `https://n${at}.example`);
    asked = [];
    await ask('/1', 'https://n500.example');
    await ask('/1', 'https://n0.example');
    expect(asked).toEqual(['https://n0.example/robots.txt']);
  });
});
