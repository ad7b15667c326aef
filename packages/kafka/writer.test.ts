import { setTimeout as delay } from 'node:timers/promises';
import { type WireEvent, asFailure, failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { createWriter } from './writer.ts';

const message = (key: string, bytes = 10): WireEvent => ({
  stream: 'news.items',
  key,
  headers: {},
  value: new Uint8Array(bytes),
});
const outage = failure('bus-unavailable', { problem: 'test' });

/** A writer whose requests are noted, and answered by hand. */
function openWriter({ deadlineMs = 60_000, maxBytes = 1_000_000 } = {}) {
  const requests: { readonly keys: readonly string[]; answer(error?: Error): void }[] = [];
  const send = (messages: readonly WireEvent[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const answer = (error?: Error): void => (error === undefined ? resolve() : reject(error));
      requests.push({ keys: messages.map(({ key }) => key), answer });
    });
  return { requests, ...createWriter({ send, maxBytes, deadlineMs }) };
}
const answerOf = (added: Promise<void>): Promise<string> =>
  added.then(
    () => 'ok',
    (error: unknown) => asFailure(error).message,
  );

describe('a writer', () => {
  it('sends what is added in one turn together, in order, and what comes meanwhile afterwards', async () => {
    const { requests, add } = openWriter();
    const first = [add([message('a'), message('b')]), add([message('c')])];
    await expect.poll(() => requests.length).toBe(1);
    const second = [add([message('d')]), add([message('e')])];
    await delay(20);
    expect(requests.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']]);
    requests[0]?.answer();
    await Promise.all(first);
    await expect.poll(() => requests.length).toBe(2);
    expect(requests[1]?.keys).toEqual(['d', 'e']);
    requests[1]?.answer();
    await Promise.all(second);
    await add([]);
    expect(requests).toHaveLength(2);
  });

  it('keeps a request below the limit, but sends a larger message by itself', async () => {
    const { requests, add } = openWriter({ maxBytes: 1_000 });
    const added = add([
      message('a', 700),
      message('b', 700),
      message('c', 5_000),
      message('d'),
      message('e'),
    ]);
    for (const [at, keys] of [['a'], ['b'], ['c'], ['d', 'e']].entries()) {
      await expect.poll(() => requests.length).toBe(at + 1);
      expect(requests[at]?.keys).toEqual(keys);
      expect(await Promise.race([answerOf(added), delay(5, 'open')])).toBe('open');
      requests[at]?.answer();
    }
    expect(await answerOf(added)).toBe('ok');
  });

  it('rejects what a failed request carried, drops the rest of it, and goes on with the others', async () => {
    const { requests, add } = openWriter({ maxBytes: 250 });
    const long = answerOf(add([message('a'), message('b'), message('c'), message('d'), message('e')]));
    const other = answerOf(add([message('f')]));
    await expect.poll(() => requests.length).toBe(1);
    requests[0]?.answer(outage);
    expect(await long).toBe(outage.message);
    await expect.poll(() => requests.length).toBe(2);
    expect(requests[1]?.keys).toEqual(['f']);
    requests[1]?.answer();
    expect(await other).toBe('ok');
  });

  it('rejects at the deadline, and never sends afterwards what it had not sent', async () => {
    const { requests, add } = openWriter({ deadlineMs: 50 });
    const hung = answerOf(add([message('a')]));
    await expect.poll(() => requests.length).toBe(1);
    const waiting = answerOf(add([message('b')]));
    expect(await hung).toContain('no answer in 0.05 s');
    expect(await waiting).toContain('no answer in 0.05 s');
    requests[0]?.answer();
    const later = answerOf(add([message('c')]));
    await expect.poll(() => requests.length).toBe(2);
    expect(requests[1]?.keys).toEqual(['c']);
    requests[1]?.answer();
    expect(await later).toBe('ok');
  });

  it('waits at closing for what was added', async () => {
    const { requests, add, close } = openWriter();
    const added = answerOf(add([message('a')]));
    await expect.poll(() => requests.length).toBe(1);
    const closed = close().then(() => 'closed');
    expect(await Promise.race([closed, delay(20, 'open')])).toBe('open');
    requests[0]?.answer();
    expect([await closed, await added]).toEqual(['closed', 'ok']);
  });
});
