import { setTimeout as delay } from 'node:timers/promises';
import { asFailure } from '@newswatch/domain';
import { expect, it } from 'vitest';
import { onServer } from '../../test/support/servers/on-server.ts';
import { startKafka } from '../../test/support/servers/kafka.ts';
import { fetched, numbered, subjectOf } from './fixtures/events.ts';
import { ownTopics } from './fixtures/open-for-test.ts';

const SOON = { timeout: 60_000, interval: 20 } as const;

/** A broker of its own, to be killed. */
async function ownBroker() {
  const kafka = await startKafka();
  const topics = await ownTopics(kafka.url);
  return { kafka, topics, [Symbol.asyncDispose]: () => kafka.close() };
}

// Asked for only to know that this machine can run one.
onServer('kafka', () => {
  it('loses nothing that it acknowledged when the broker is killed and comes back, and goes on by itself', async () => {
    await using own = await ownBroker();
    // A session that outlasts what follows: a group that waits for the end of one is too late.
    const bus = own.topics.openBus({ deadlineMs: 5_000, sessionMs: 60_000 });
    const got = new Set<string>();
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => messages.forEach((message) => got.add(subjectOf(message))),
    });
    const acknowledged: string[] = [];
    const refused: string[] = [];
    let isOver = false;
    const publishing = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        const events = numbered(5, `turn-${turn}`);
        await bus.publish(events).then(
          () => acknowledged.push(...events.map(({ subject }) => subject)),
          (error: unknown) => refused.push(asFailure(error).code),
        );
        await delay(10);
      }
    })();
    await expect.poll(() => got.size, SOON).toBeGreaterThan(20);
    await own.kafka.end('SIGKILL');
    await expect.poll(() => refused.length, SOON).toBeGreaterThan(0);
    await own.kafka.again();
    const back = performance.now();
    const before = acknowledged.length;
    const read = got.size;
    await expect.poll(() => acknowledged.length, SOON).toBeGreaterThan(before + 20);
    await expect.poll(() => got.size, SOON).toBeGreaterThan(read + 20);
    expect(performance.now() - back).toBeLessThan(15_000);
    isOver = true;
    await publishing;
    await expect.poll(() => acknowledged.filter((subject) => !got.has(subject)), SOON).toEqual([]);
    expect(new Set(refused)).toEqual(new Set(['bus-unavailable']));
    await bus.close();
  });

  it('starts while the broker is away, says so once, refuses in time, and goes on when the broker is there', async () => {
    await using own = await ownBroker();
    await own.kafka.end('SIGTERM');
    const bus = own.topics.openBus({ deadlineMs: 1_000 });
    const started = performance.now();
    const answer = await bus.publish([fetched('a')]).then(() => 'published', asFailure);
    expect(answer).toMatchObject({ code: 'bus-unavailable' });
    expect(performance.now() - started).toBeLessThan(3_000);
    const got: string[] = [];
    const subscribing = bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void got.push(...messages.map(subjectOf)),
    });
    await expect.poll(() => own.topics.logged.length, SOON).toBe(1);
    expect(own.topics.logged[0]).toContain('bus-unavailable');
    await own.kafka.again();
    await subscribing;
    const publish = (): Promise<string> =>
      bus.publish([fetched('b')]).then(
        () => 'published',
        (error: unknown) => asFailure(error).code,
      );
    await expect.poll(publish, SOON).toBe('published');
    await expect.poll(() => got, SOON).toContain('b');
    expect(own.topics.logged).toHaveLength(2);
    await bus.close();
  });

  it('closes in some seconds while the broker is away', async () => {
    await using own = await ownBroker();
    const bus = own.topics.openBus({ deadlineMs: 2_000 });
    await bus.publish([fetched('a')]);
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async () => undefined,
    });
    await own.kafka.end('SIGKILL');
    const late = bus.publish([fetched('b')]).then(
      () => 'published',
      (error: unknown) => asFailure(error).code,
    );
    const started = performance.now();
    await bus.close();
    expect(await late).toBe('bus-unavailable');
    expect(performance.now() - started).toBeLessThan(12_000);
  });
});
