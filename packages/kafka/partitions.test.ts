import { expect, it } from 'vitest';
import { onServer } from '../../test/support/servers/on-server.ts';
import { createTopics } from './create-topics.ts';
import { numbered, subjectOf } from './fixtures/events.ts';
import { PARTITIONS, ownTopics } from './fixtures/open-for-test.ts';

const SOON = { timeout: 30_000, interval: 50 } as const;
const WIDER = PARTITIONS * 2;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

onServer('kafka', (url) => {
  it('a narrow topic is said to be one, and partitions that are added are written and read soon, from their start', async () => {
    const topics = await ownTopics(url);
    const bus = topics.openBus({ metadataMs: 500, partitions: WIDER });
    const lanes = new Set<string>();
    const got = new Set<string>();
    const reading = await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'end',
      handleBatch: async ({ messages }) => {
        for (const message of messages) {
          lanes.add(message.lane);
          got.add(subjectOf(message));
        }
      },
    });
    await bus.publish(numbered(40, 'before'));
    await expect.poll(() => got.size, SOON).toBe(40);
    expect(lanes.size).toBe(PARTITIONS);
    expect(topics.logged.filter((line) => line.includes('stream-narrow'))).toHaveLength(1);
    const { prefix } = topics;
    await createTopics({ brokers: url.split(','), prefix, partitions: WIDER, log: silent });
    let turn = 0;
    const publishMore = async (): Promise<number> => {
      await bus.publish(numbered(20, `turn-${(turn += 1)}`));
      return lanes.size;
    };
    await expect.poll(publishMore, SOON).toBe(WIDER);
    await expect.poll(() => got.size, SOON).toBe(40 + turn * 20);
    await expect.poll(() => bus.lag('one'), SOON).toBe(0);
    await reading.close();
    // The lag knows of all partitions as well.
    await bus.publish(numbered(60, 'after'));
    await expect.poll(() => bus.lag('one'), SOON).toBe(60);
    await bus.close();
    await topics.remove();
  });

  it('what comes on added partitions before anybody reads them is read, also by a group that began at the end', async () => {
    const topics = await ownTopics(url);
    const got = new Set<string>();
    const bus = topics.openBus({ metadataMs: 3_000, partitions: WIDER });
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'end',
      handleBatch: async ({ messages }) => {
        for (const message of messages) got.add(subjectOf(message));
      },
    });
    const { prefix } = topics;
    await createTopics({ brokers: url.split(','), prefix, partitions: WIDER, log: silent });
    // It sees the added partitions at once, before the group does.
    const other = topics.openBus({ partitions: WIDER });
    const MANY = 60;
    await other.publish(numbered(MANY, 'early'));
    await expect.poll(() => got.size, SOON).toBe(MANY);
    await expect.poll(() => bus.lag('one'), SOON).toBe(0);
    await other.close();
    await bus.close();
    await topics.remove();
  });
});
