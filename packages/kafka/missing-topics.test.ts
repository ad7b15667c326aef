import { asFailure, decodeEvent } from '@newswatch/domain';
import { expect, it } from 'vitest';
import { onServer } from '../../test/support/servers/on-server.ts';
import { createTopics } from './create-topics.ts';
import { fetched, subjectOf } from './fixtures/events.ts';
import { PARTITIONS, adminOf, ownTopics } from './fixtures/open-for-test.ts';

const SOON = { timeout: 60_000, interval: 20 } as const;

onServer('kafka', (url) => {
  const make = (prefix: string) =>
    createTopics({
      brokers: url.split(','),
      prefix,
      partitions: PARTITIONS,
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    });

  it('publishing to a topic that is not there is refused as that, and does not make it', async () => {
    const topics = await ownTopics(url, { areMade: false });
    const bus = topics.openBus();
    const refused = await bus.publish([fetched('a')]).then(() => 'published', asFailure);
    expect(refused).toMatchObject({
      code: 'stream-missing',
      retry: 'soon',
      details: { topic: `${topics.prefix}news.items` },
    });
    await make(topics.prefix);
    expect(await bus.publish([fetched('a')])).toEqual([]);
    await bus.close();
    await topics.remove();
  });

  it('a group waits for its topic, says so, does not make it, and reads once it is there', async () => {
    const topics = await ownTopics(url, { areMade: false });
    const bus = topics.openBus();
    const got: string[] = [];
    const subscribing = bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void got.push(...messages.map(subjectOf)),
    });
    await expect.poll(() => topics.logged.join('\n'), SOON).toContain('stream-missing');
    const admin = adminOf(url);
    await admin.connect();
    expect((await admin.listTopics()).filter((topic) => topic.startsWith(topics.prefix))).toEqual([]);
    await make(topics.prefix);
    await bus.publish([fetched('a')]);
    await subscribing;
    await expect.poll(() => got, SOON).toEqual(['a']);
    await admin.disconnect();
    await bus.close();
    await topics.remove();
  });

  it('a topic that is deleted stops no other, and is read again when it was made again', async () => {
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const letters: string[] = [];
    const items: string[] = [];
    await bus.subscribe({
      group: 'one',
      types: ['event.dead-lettered', 'item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => {
        for (const message of messages) {
          const isLetter = message.stream.endsWith('.dlq');
          (isLetter ? letters : items).push(isLetter ? decodeEvent(message).subject : subjectOf(message));
        }
      },
    });
    await bus.publish([fetched('a')]);
    await expect.poll(() => items, SOON).toEqual(['a']);
    const admin = adminOf(url);
    await admin.connect();
    await admin.deleteTopics({ topics: [`${topics.prefix}news.items`] });
    await expect.poll(() => topics.logged.join('\n'), SOON).toContain('stream-missing');
    const broken = {
      stream: 'news.articles',
      key: '',
      lane: 'news.articles/0',
      position: 7,
      headers: {},
      value: new Uint8Array(),
    };
    const cause = {
      stage: 'enrich',
      code: 'event-not-json',
      message: '',
      failedAt: '2025-10-20T10:00:00.000Z',
    };
    await bus.deadLetter(broken, cause);
    await expect.poll(() => letters, SOON).toEqual(['news.articles/news.articles/0/7']);
    await make(topics.prefix);
    await expect
      .poll(
        () =>
          bus.publish([fetched('b')]).then(
            () => 'published',
            (error: unknown) => asFailure(error).code,
          ),
        SOON,
      )
      .toBe('published');
    await expect.poll(() => items, SOON).toContain('b');
    await admin.disconnect();
    await bus.close();
    await topics.remove();
  });
});
