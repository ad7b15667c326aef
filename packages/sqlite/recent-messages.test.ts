import { describe, expect, it } from 'vitest';
import { createRecentMessages } from './recent-messages.ts';

const STREAM = 'news.items';
const messages = (count: number, bytes = 10) =>
  Array.from({ length: count }, (_, at) => ({
    stream: STREAM,
    key: `k${at}`,
    headers: {},
    value: new Uint8Array(bytes),
  }));
const positions = (found: readonly { readonly position: number }[]) => found.map(({ position }) => position);

describe('recent messages', () => {
  it('are what follows a position, up to a limit', () => {
    const recent = createRecentMessages();
    recent.keep(5, messages(2));
    recent.keep(7, messages(3));
    expect(positions(recent.after(4, 100))).toEqual([5, 6, 7, 8, 9]);
    expect(positions(recent.after(6, 2))).toEqual([7, 8]);
    expect(recent.after(6, 1)).toMatchObject([{ stream: STREAM, lane: STREAM, key: 'k0', position: 7 }]);
    expect(recent.after(9, 100)).toEqual([]);
    expect(recent.after(20, 100)).toEqual([]);
  });

  it('are none where the next one is not kept, so that nothing is passed over', () => {
    const recent = createRecentMessages();
    expect(recent.after(0, 100)).toEqual([]);
    recent.keep(5, messages(2));
    expect(recent.after(3, 100)).toEqual([]);
    recent.keep(9, messages(1));
    expect(recent.after(4, 100)).toEqual([]);
    expect(recent.after(6, 100)).toEqual([]);
    expect(positions(recent.after(8, 100))).toEqual([9]);
  });

  it('are not more than eight megabytes', () => {
    const recent = createRecentMessages();
    for (let first = 1; first <= 20; first += 1) recent.keep(first, messages(1, 1_000_000));
    const kept = Array.from({ length: 20 }, (_, at) => recent.after(at, 1)).flat();
    expect(kept.length).toBeGreaterThanOrEqual(4);
    expect(kept.length).toBeLessThanOrEqual(8);
    expect(positions(recent.after(19, 1))).toEqual([20]);
  });
});
