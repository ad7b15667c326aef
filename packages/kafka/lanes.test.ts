import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { failure } from '@newswatch/domain';
import type { Batch } from '@newswatch/ports';
import { expect, it } from 'vitest';
import { onServer } from '../../test/support/servers/on-server.ts';
import { numbered, subjectOf } from './fixtures/events.ts';
import { PARTITIONS, ownTopics } from './fixtures/open-for-test.ts';

const SOON = { timeout: 60_000, interval: 20 } as const;
const reading = { group: 'one', types: ['item.fetched'], from: 'start' } as const;

onServer('kafka', (url) => {
  it('takes more at once than a partition takes in one piece, in order, however badly it can be compressed', async () => {
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const got: string[] = [];
    const events = numbered(9).map((event) => ({
      ...event,
      key: 'key',
      data: { ...event.data, item: { ...event.data.item, content: randomBytes(600_000).toString('base64') } },
    }));
    expect(await bus.publish(events)).toEqual([]);
    await bus.subscribe({
      ...reading,
      handleBatch: async ({ messages }) => void got.push(...messages.map(subjectOf)),
    });
    await expect.poll(() => got, SOON).toEqual(events.map(({ subject }) => subject));
    await bus.close();
    await topics.remove();
  });

  it('one lane that fails for long holds up no other, and nobody loses a partition by it', async () => {
    const topics = await ownTopics(url);
    const bus = topics.openBus({ sessionMs: 6_000 });
    const got: string[] = [];
    let attempts = 0;
    const handleBatch = async ({ messages }: Batch): Promise<void> => {
      if (messages[0]?.lane === 'news.items/0') {
        attempts += 1;
        if (attempts < 3) throw failure('store-unavailable', { problem: 'test' }, { retryAfterMs: 4_000 });
      }
      got.push(...messages.map(subjectOf));
    };
    await bus.subscribe({ ...reading, handleBatch });
    await bus.publish(numbered(60, 'before'));
    await expect.poll(() => attempts, SOON).toBe(1);
    await bus.publish(numbered(60, 'after'));
    await expect
      .poll(() => got.filter((subject) => subject.startsWith('after')).length, SOON)
      .toBeGreaterThan(20);
    expect(attempts).toBe(1);
    await expect.poll(() => got.length, SOON).toBe(120);
    expect(new Set(got).size).toBe(120);
    expect(attempts).toBe(3);
    await bus.close();
    await topics.remove();
  });

  it('all lanes of a member are worked on at once', async () => {
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const inHand = new Set<string>();
    let most = 0;
    await bus.publish(numbered(60));
    await bus.subscribe({
      ...reading,
      handleBatch: async ({ messages: [first] }) => {
        inHand.add(first?.lane ?? '');
        most = Math.max(most, inHand.size);
        await expect.poll(() => most, SOON).toBe(PARTITIONS);
        inHand.delete(first?.lane ?? '');
      },
    });
    await expect.poll(() => bus.lag('one'), SOON).toBe(0);
    expect(most).toBe(PARTITIONS);
    await bus.close();
    await topics.remove();
  });

  it('work that takes longer than the session keeps its lanes by heartbeats', async () => {
    const topics = await ownTopics(url);
    const [first, second] = [topics.openBus({ sessionMs: 6_000 }), topics.openBus({ sessionMs: 6_000 })];
    const got: string[] = [];
    const handleBatch = async (batch: Batch): Promise<void> => {
      for (let beat = 0; beat < 18; beat += 1) {
        await delay(500);
        await batch.heartbeat();
      }
      got.push(...batch.messages.map(subjectOf));
    };
    await first.publish(numbered(30));
    await first.subscribe({ ...reading, handleBatch });
    await delay(1_000);
    // The group is shared out anew while the batches are in hand: they are finished, and acknowledged, before.
    await second.subscribe({ ...reading, handleBatch });
    await expect.poll(() => first.lag('one'), SOON).toBe(0);
    expect(got.toSorted()).toEqual(
      numbered(30)
        .map(({ subject }) => subject)
        .toSorted(),
    );
    await Promise.all([first.close(), second.close()]);
    await topics.remove();
  });

  it('members that come and go lose nothing, and each lane has one reader', async () => {
    const topics = await ownTopics(url);
    const buses = [topics.openBus(), topics.openBus(), topics.openBus()];
    const got: string[] = [];
    const readers = new Map<string, Set<number>>();
    const readerAt = (index: number) => ({
      ...reading,
      batchSize: 10,
      handleBatch: async ({ messages }: Batch): Promise<void> => {
        for (const { lane } of messages) readers.set(lane, (readers.get(lane) ?? new Set()).add(index));
        await delay(5);
        got.push(...messages.map(subjectOf));
      },
    });
    const [first, second, third] = buses;
    const publish = (name: string) => first?.publish(numbered(300, name));
    await publish('one');
    const leaving = await first?.subscribe(readerAt(0));
    await publish('two');
    await second?.subscribe(readerAt(1));
    await publish('three');
    await leaving?.close();
    await publish('four');
    await third?.subscribe(readerAt(2));
    readers.clear();
    await publish('five');
    await expect.poll(() => new Set(got).size, SOON).toBe(1_500);
    await expect.poll(() => first?.lag('one'), SOON).toBe(0);
    expect(got.length).toBe(1_500);
    expect([...readers.values()].filter((members) => members.has(0))).toEqual([]);
    await Promise.all(buses.map((bus) => bus.close()));
    await topics.remove();
  });
});
