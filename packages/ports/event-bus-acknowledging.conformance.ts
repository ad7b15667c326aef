import { type Message, asFailure, decodeEvent, failure } from '@newswatch/domain';
import { expect } from 'vitest';
import {
  AT,
  type BusSpec,
  collect,
  fetched,
  numbered,
  subjectOf,
  subjectsOf,
} from './event-bus-reading.conformance.ts';
import { SOON, gate, someTurns } from './opened.conformance.ts';

/** At least once: what is not acknowledged comes again, what is does not. */
export function acknowledgingSpecs(spec: BusSpec): void {
  acknowledging(spec);
  deadLetters(spec);
  lag(spec);
  closing(spec);
}

function acknowledging(spec: BusSpec): void {
  spec('delivers a rejected batch again from the same position, and what follows after it', async (bus) => {
    const seen: string[] = [];
    let refused = 0;
    await bus.publish(numbered(30, () => 'key'));
    const { subjects } = await collect(bus, {
      group: 'one',
      batchSize: 10,
      handleBatch: async ({ messages }) => {
        seen.push(...messages.map(subjectOf));
        if (seen.length <= 10 || refused >= 3) return;
        refused += 1;
        throw failure('store-unavailable', { problem: 'test' }, { retryAfterMs: 10 });
      },
    });
    await expect.poll(() => subjects().length, SOON).toBe(30);
    expect(subjects()).toEqual(subjectsOf(numbered(30)));
    expect(refused).toBe(3);
    expect(seen.filter((subject) => subject === 'event-10')).toHaveLength(4);
    expect(seen.filter((subject) => subject === 'event-0')).toHaveLength(1);
  });

  for (const [what, thrown, atLeast] of [
    ['as long as the failure asks', failure('store-unavailable', {}, { retryAfterMs: 400 }), 390],
    ['a second where it says nothing', new RangeError('no failure of ours'), 990],
  ] as const) {
    spec(`waits ${what} before it delivers again`, async (bus) => {
      const times: number[] = [];
      await bus.publish([fetched('a', 'key')]);
      await collect(bus, {
        group: 'one',
        handleBatch: async () => {
          times.push(performance.now());
          if (times.length === 1) throw thrown;
        },
      });
      await expect.poll(() => times.length, SOON).toBeGreaterThan(0);
      await bus.publish([fetched('b', 'key')]);
      await expect.poll(() => times.length, SOON).toBeGreaterThan(1);
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(atLeast);
    });
  }

  spec('goes on for other groups while one fails', async (bus) => {
    let failures = 0;
    await collect(bus, {
      group: 'failing',
      handleBatch: async () => {
        failures += 1;
        throw failure('store-unavailable', { problem: 'test' }, { retryAfterMs: 20 });
      },
    });
    const { subjects } = await collect(bus, { group: 'healthy' });
    await bus.publish(numbered(20, () => 'key'));
    await expect.poll(() => failures, SOON).toBeGreaterThan(1);
    await expect.poll(subjects, SOON).toEqual(subjectsOf(numbered(20)));
  });

  spec('delivers a rejected batch again from behind the last message acknowledged singly', async (bus) => {
    const seen: string[] = [];
    await bus.publish(numbered(4, () => 'key'));
    await collect(bus, {
      group: 'one',
      handleBatch: async (batch) => {
        seen.push(...batch.messages.map(subjectOf));
        if (seen.length > 4) return;
        for (const message of batch.messages.slice(0, 3)) await batch.acknowledge(message);
        throw failure('store-unavailable', { problem: 'test' }, { retryAfterMs: 10 });
      },
    });
    await expect.poll(() => seen, SOON).toEqual([...subjectsOf(numbered(4)), 'event-3']);
    await expect.poll(() => bus.lag('one'), SOON).toBe(0);
  });

  spec('does not deliver again after reopening what was acknowledged', async (bus, reopen) => {
    const before = await collect(bus, { group: 'one' });
    await bus.publish(numbered(10, () => 'key', 'before'));
    await expect.poll(() => before.messages.length, SOON).toBe(10);
    const again = await reopen();
    await again.publish(numbered(10, () => 'key', 'after'));
    const { subjects } = await collect(again, { group: 'one' });
    await expect.poll(subjects, SOON).toEqual(subjectsOf(numbered(10, String, 'after')));
  });

  spec('delivers again after reopening what was not acknowledged', async (bus, reopen) => {
    let attempts = 0;
    await collect(bus, {
      group: 'one',
      handleBatch: async () => {
        attempts += 1;
        throw failure('store-unavailable', { problem: 'test' }, { retryAfterMs: 60_000 });
      },
    });
    await bus.publish(numbered(10, () => 'key'));
    await expect.poll(() => attempts, SOON).toBeGreaterThan(0);
    const { subjects } = await collect(await reopen(), { group: 'one', from: 'end' });
    await expect.poll(subjects, SOON).toEqual(subjectsOf(numbered(10)));
  });
}

function deadLetters(spec: BusSpec): void {
  spec('keeps the bytes and headers of a dead letter, with cause and origin', async (bus) => {
    const value = new Uint8Array([0, 255, 254, 10, 13, 0xd0]);
    const broken: Message = {
      stream: 'news.items',
      key: 'ключ',
      lane: 'lane-7',
      position: 41,
      headers: { ce_type: 'newswatch.item.fetched.v1', other: 'Ünïcode «»' },
      value,
    };
    const cause = { stage: 'normalize', code: 'event-not-json', message: 'Не JSON', failedAt: AT };
    await bus.deadLetter(broken, cause);
    const { messages } = await collect(bus, { group: 'letters', types: ['event.dead-lettered'] });
    await expect.poll(() => messages.length, SOON).toBe(1);
    const [letter] = messages;
    expect(letter?.stream).toBe('news.items.dlq');
    expect([...(letter?.value ?? [])]).toEqual([...value]);
    expect(messages.map((message) => decodeEvent(message).data)).toEqual([
      {
        stream: 'news.items',
        key: 'ключ',
        lane: 'lane-7',
        position: 41,
        stage: 'normalize',
        cause: { code: 'event-not-json', message: 'Не JSON' },
        headers: broken.headers,
        value: Buffer.from(value).toString('base64'),
        failedAt: AT,
      },
    ]);
  });
}

function lag(spec: BusSpec): void {
  spec('counts what a group has still to acknowledge', async (bus) => {
    const release = gate();
    expect(await bus.lag('unheard-of')).toBe(0);
    await collect(bus, { group: 'idle', from: 'end' });
    const held = await collect(bus, { group: 'one', handleBatch: () => release.opened });
    await bus.publish(numbered(25));
    await expect.poll(() => bus.lag('one'), SOON).toBe(25);
    await expect.poll(() => bus.lag('idle'), SOON).toBe(0);
    release.open();
    await expect.poll(() => bus.lag('one'), SOON).toBe(0);
    expect(held.messages).toHaveLength(25);
  });
}

function closing(spec: BusSpec): void {
  spec('waits at closing for the batch in hand, tells it so, and delivers no more', async (bus) => {
    const release = gate();
    const begun: string[] = [];
    let told = false;
    const reader = await collect(bus, {
      group: 'one',
      batchSize: 1,
      handleBatch: async ({ messages, signal }) => {
        begun.push(...messages.map(subjectOf));
        signal.addEventListener('abort', () => (told = true));
        await release.opened;
      },
    });
    await bus.publish(numbered(3, () => 'key'));
    await expect.poll(() => begun, SOON).toEqual(['event-0']);
    const closed = reader.close().then(reader.subjects);
    await expect.poll(() => told, SOON).toBe(true);
    await someTurns();
    release.open();
    expect(await closed).toEqual(['event-0']);
    await reader.close();
    expect(begun).toEqual(['event-0']);
    const next = await collect(bus, { group: 'one' });
    await expect.poll(next.subjects, SOON).toEqual(['event-1', 'event-2']);
  });

  spec('closes at once while it waits to deliver again', async (bus) => {
    let attempts = 0;
    const reader = await collect(bus, {
      group: 'one',
      handleBatch: async () => {
        attempts += 1;
        throw failure('store-unavailable', { problem: 'test' }, { retryAfterMs: 3_600_000 });
      },
    });
    await bus.publish([fetched('a')]);
    await expect.poll(() => attempts, SOON).toBe(1);
    await reader.close();
    const next = await collect(bus, { group: 'one' });
    await expect.poll(next.subjects, SOON).toEqual(['a']);
  });

  spec('answers bus-unavailable once it is closed', async (bus, reopen) => {
    await reopen();
    const refused = await bus.publish([fetched('a')]).then(() => 'published', asFailure);
    expect(refused).toMatchObject({ code: 'bus-unavailable' });
  });
}
