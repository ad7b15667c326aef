import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type FeedState, instant } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
import { aFeed } from '@newswatch/testkit';
import { createWeb } from '@newswatch/web';
import { Agent, request } from 'undici';
import { askFeed } from '../../services/fetcher/ask-feed.ts';
import { type Figure, quantile, round } from './figure.ts';

const CONCURRENCY = 32;
const POLLS = 2_000;
const ROUNDS = 21;
/** What runs first is compiled meanwhile. */
const WARM_UP = 6;
const USER_AGENT = 'newswatch/bench';

/**
 * Polls a second that are answered 304, as the fetcher asks: address judged, one deadline over all, validators sent and
 * read, the answer's wishes for the schedule. Beside it: a bare undici loop that asks the same server with the same
 * headers, as many at once. The seconds are those of the CPU in the thread that asks, so that neither the server, which has
 * a thread of its own, nor other processes of the machine count. Rounds alternate, and medians count: of the
 * rates, and of the ratios of neighbours.
 */
export async function* polls(): AsyncGenerator<Figure> {
  const server = new Worker(new URL('polls-server.ts', import.meta.url));
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${port}/rss.xml`;
  const web = createWeb({ allowPrivateNetworks: true, userAgent: USER_AGENT });
  const agent = new Agent();
  const ask = { ours: asFetcher(web, url), bare: bare(agent, url) };
  const rates: Record<keyof typeof ask, number[]> = { ours: [], bare: [] };
  for (let at = 0; at < WARM_UP + ROUNDS; at += 1) {
    for (const name of ['ours', 'bare'] as const) {
      const rate = await rateOf(ask[name]);
      if (at >= WARM_UP) rates[name].push(rate);
    }
  }
  await Promise.all([web.close(), agent.close()]);
  await server.terminate();
  const [value, beside] = [quantile(rates.ours, 0.5), quantile(rates.bare, 0.5)];
  const ratios = rates.ours.map((rate, at) => rate / (rates.bare[at] ?? Number.NaN));
  yield {
    bench: 'feeds',
    name: 'polls answered 304, per CPU second',
    value: round(value),
    unit: 'polls/s',
    beside: { name: 'bare undici', value: round(beside) },
    ratio: round(quantile(ratios, 0.5)),
  };
}

type Ask = () => Promise<unknown>;

/** So many at once, each asking again when it is answered. @returns polls per CPU second */
async function rateOf(ask: Ask): Promise<number> {
  const before = process.threadCpuUsage();
  let left = POLLS;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await ask();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, one));
  const { user, system } = process.threadCpuUsage(before);
  return (POLLS / (user + system)) * 1e6;
}

function asFetcher(web: ReturnType<typeof createWeb>, url: string): Ask {
  const options = { web, reader: readerOf(), clock: Date.now };
  const state: FeedState = {
    feed: aFeed({ url }),
    health: 'ok',
    nextPollAt: instant(Date.now()),
    nextPollReason: { code: 'pace' },
    arrivals: [],
    polls: 1,
    failures: 0,
    validators: { etag: '"a"', lastModified: 'Mon, 20 Oct 2025 09:00:00 GMT' },
    seen: [],
  };
  // One signal for all, as a service has.
  const { signal } = new AbortController();
  return () => askFeed(options, state, signal);
}

function bare(agent: Agent, url: string): Ask {
  const headers = {
    'user-agent': USER_AGENT,
    accept: 'application/rss+xml, */*;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'if-none-match': '"a"',
    'if-modified-since': 'Mon, 20 Oct 2025 09:00:00 GMT',
  };
  return async () => {
    const { body } = await request(url, { dispatcher: agent, headers });
    await body.dump();
  };
}
