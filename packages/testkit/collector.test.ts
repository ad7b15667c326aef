import { describe, expect, it, onTestFinished } from 'vitest';
import { type Collector, startCollector } from './collector.ts';

async function aCollector(): Promise<Collector> {
  const collector = await startCollector();
  onTestFinished(() => collector.close());
  return collector;
}

const send = (collector: Collector, body: string): Promise<Response> =>
  fetch(collector.url, { method: 'POST', headers: { 'X-Mark': 'a' }, body });

describe('the collector', () => {
  it('keeps headers, raw body and parsed body of every request', async () => {
    const collector = await aCollector();
    await send(collector, '{ "n": 1 }');
    await send(collector, 'no json');
    expect(collector.requests).toMatchObject([
      { method: 'POST', path: '/', headers: { 'x-mark': 'a' }, body: '{ "n": 1 }', json: { n: 1 } },
      { body: 'no json', json: undefined },
    ]);
  });

  it('answers as it is told, by the request if need be', async () => {
    const collector = await aCollector();
    collector.answer({ status: 429, headers: { 'retry-after': '7' }, body: 'later' });
    const refused = await send(collector, '1');
    expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([
      429,
      '7',
      'later',
    ]);
    collector.answer((request) => (request.body === '2' ? 500 : 204));
    expect((await send(collector, '2')).status).toBe(500);
    expect((await send(collector, '3')).status).toBe(204);
  });

  it('takes its time when told to', async () => {
    const collector = await aCollector();
    collector.answer({ status: 204, delayMs: 50 });
    const started = performance.now();
    expect((await send(collector, '1')).status).toBe(204);
    expect(performance.now() - started).toBeGreaterThan(45);
  });

  it('takes a request and breaks the connection when told to reset', async () => {
    const collector = await aCollector();
    collector.answer('reset');
    await expect(send(collector, '1')).rejects.toThrow('fetch failed');
    expect(collector.requests).toHaveLength(1);
  });

  it('goes away and comes back on the same port with what it had', async () => {
    const collector = await aCollector();
    await send(collector, '1');
    await collector.stop();
    await expect(send(collector, '2')).rejects.toThrow('fetch failed');
    await collector.resume();
    await send(collector, '3');
    expect(collector.requests.map(({ body }) => body)).toEqual(['1', '3']);
  });

  it('waits for requests to come and says how many came when they do not', async () => {
    const collector = await aCollector();
    const two = collector.waitFor(2);
    await send(collector, '1');
    await send(collector, '2');
    expect(await two).toHaveLength(2);
    await expect(collector.waitFor(3, 20)).rejects.toThrow('only 2 requests');
  });
});
