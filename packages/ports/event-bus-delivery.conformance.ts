import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_EVENT_BYTES, decodeEvent, failure } from '@newswatch/domain';
import { expect } from 'vitest';
import type { Batch, Subscription } from './event-bus.ts';
import {
  AT,
  type BusSpec,
  collect,
  fetched,
  numbered,
  subjectOf,
  subjectsOf,
} from './event-bus-reading.conformance.ts';
import { SOON } from './opened.conformance.ts';

/** What is published arrives: whole, in order, in every group. */
export function deliverySpecs(spec: BusSpec): void {
  publishing(spec);
  order(spec);
  groups(spec);
}

function publishing(spec: BusSpec): void {
  spec('delivers an event as it was published', async (bus) => {
    const event = fetched('Средний коридор', 'ключ\n"key"');
    expect(await bus.publish([event])).toEqual([]);
    const { messages } = await collect(bus, { group: 'one' });
    await expect.poll(() => messages.map(decodeEvent), SOON).toEqual([event]);
  });

  spec('wakes a subscriber that waits', async (bus) => {
    const { subjects } = await collect(bus, { group: 'one' });
    for (const subject of ['a', 'b', 'c']) {
      await bus.publish([fetched(subject)]);
      await expect.poll(subjects, SOON).toContain(subject);
    }
    expect(subjects()).toEqual(['a', 'b', 'c']);
  });

  spec('takes an empty batch', async (bus) => {
    expect(await bus.publish([])).toEqual([]);
  });

  spec('refuses an oversize event singly and publishes the others', async (bus) => {
    const small = fetched('small', 'key');
    const large = fetched('large', 'key');
    const oversize = {
      ...large,
      data: { ...large.data, item: { ...large.data.item, content: 'ж'.repeat(MAX_EVENT_BYTES / 2) } },
    };
    const refusals = await bus.publish([small, oversize, fetched('last', 'key')]);
    expect(refusals.map(({ event, error }) => [event.subject, error.code])).toEqual([
      ['large', 'event-too-large'],
    ]);
    const { subjects } = await collect(bus, { group: 'one' });
    await expect.poll(subjects, SOON).toEqual(['small', 'last']);
  });

  spec('delivers an event that is nearly too large', async (bus) => {
    const event = fetched('near');
    const room = MAX_EVENT_BYTES - JSON.stringify(event.data).length - 100;
    const near = {
      ...event,
      data: { ...event.data, item: { ...event.data.item, content: 'x'.repeat(room) } },
    };
    expect(await bus.publish([near])).toEqual([]);
    const { messages } = await collect(bus, { group: 'one' });
    await expect.poll(() => messages.map(decodeEvent), SOON).toEqual([near]);
  });

  spec('delivers an event twice that was published twice', async (bus) => {
    await bus.publish([fetched('a'), fetched('a')]);
    await bus.publish([fetched('a')]);
    const { subjects } = await collect(bus, { group: 'one' });
    await expect.poll(subjects, SOON).toEqual(['a', 'a', 'a']);
  });
}

function order(spec: BusSpec): void {
  spec('keeps the order of each key, through many publications at once', async (bus) => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const events = numbered(500, (index) => keys[index % 5] ?? '');
    const { messages } = await collect(bus, { group: 'one', batchSize: 7 });
    const slices = Array.from({ length: 50 }, (_, index) => events.slice(index * 10, index * 10 + 10));
    await Promise.all(slices.map((slice) => bus.publish(slice)));
    await expect.poll(() => messages.length, SOON).toBe(500);
    for (const key of keys) {
      const got = messages.filter((message) => message.key === key).map(subjectOf);
      expect(got).toEqual(subjectsOf(events.filter((event) => event.key === key)));
    }
  });

  spec('fills batches from one lane, with growing positions, no larger than asked', async (bus) => {
    const last = new Map<string, number>();
    const faults: string[] = [];
    const check = ({ messages }: Batch): void => {
      if (messages.length === 0 || messages.length > 9) faults.push(`${messages.length} messages`);
      if (new Set(messages.map(({ lane }) => lane)).size !== 1) faults.push('several lanes');
      for (const { lane, position } of messages) {
        if (position <= (last.get(lane) ?? -1)) faults.push(`${position} after ${last.get(lane)}`);
        last.set(lane, position);
      }
    };
    await bus.publish(numbered(100));
    const { messages } = await collect(bus, {
      group: 'one',
      batchSize: 9,
      handleBatch: async (batch) => check(batch),
    });
    await bus.publish(numbered(100, String, 'more'));
    await expect.poll(() => messages.length, SOON).toBe(200);
    expect(faults).toEqual([]);
  });

  spec('hands out the batches of a lane one after the other', async (bus) => {
    const { faults, handleBatch } = watchLanes();
    const { messages } = await collect(bus, { group: 'one', batchSize: 5, handleBatch });
    await Promise.all(numbered(100).map((event) => bus.publish([event])));
    await expect.poll(() => messages.length, SOON).toBe(100);
    expect(faults).toEqual([]);
  });
}

/** A handler that takes its time and notes when a lane has two batches in hand. */
function watchLanes(): {
  readonly faults: readonly string[];
  readonly handleBatch: Subscription['handleBatch'];
} {
  const inHand = new Set<string>();
  const faults: string[] = [];
  const handleBatch = async (batch: Batch): Promise<void> => {
    const lane = batch.messages[0]?.lane ?? '';
    if (inHand.has(lane)) faults.push(`two batches of ${lane} at once`);
    inHand.add(lane);
    await batch.heartbeat();
    await nextTurn();
    inHand.delete(lane);
  };
  return { faults, handleBatch };
}

function groups(spec: BusSpec): void {
  spec('gives every group every message', async (bus) => {
    const first = await collect(bus, { group: 'one' });
    await bus.publish(numbered(20, () => 'key'));
    const second = await collect(bus, { group: 'two' });
    for (const { subjects } of [first, second]) {
      await expect.poll(subjects, SOON).toEqual(subjectsOf(numbered(20)));
    }
  });

  spec('shares the messages of a group among its members', async (bus) => {
    const { faults, handleBatch } = watchLanes();
    const first = await collect(bus, { group: 'one', batchSize: 3, handleBatch });
    const second = await collect(bus, { group: 'one', batchSize: 3, handleBatch });
    await bus.publish(numbered(60));
    await bus.publish([fetched('last')]);
    const all = (): readonly string[] => [...first.subjects(), ...second.subjects()];
    await expect.poll(() => new Set(all()).size, SOON).toBe(61);
    expect(all().length).toBe(61);
    expect(faults).toEqual([]);
  });

  spec('lets a member take over when another leaves', async (bus) => {
    const first = await collect(bus, { group: 'one' });
    const second = await collect(bus, { group: 'one' });
    await bus.publish(numbered(10));
    const all = (): number => new Set([...first.subjects(), ...second.subjects()]).size;
    await expect.poll(all, SOON).toBe(10);
    await first.close();
    await bus.publish(numbered(10, String, 'later'));
    await expect.poll(all, SOON).toBe(20);
  });

  spec('begins at the end where a new group asks for it', async (bus) => {
    await bus.publish(numbered(10, () => 'key', 'before'));
    const late = await collect(bus, { group: 'late', from: 'end' });
    await bus.publish(numbered(10, () => 'key', 'after'));
    await expect.poll(late.subjects, SOON).toEqual(subjectsOf(numbered(10, String, 'after')));
  });

  spec('keeps what a group that began at the end has missed since', async (bus) => {
    const first = await collect(bus, { group: 'late', from: 'end' });
    await bus.publish([fetched('a', 'key')]);
    await expect.poll(first.subjects, SOON).toEqual(['a']);
    await first.close();
    await bus.publish([fetched('b', 'key')]);
    const second = await collect(bus, { group: 'late', from: 'end' });
    await expect.poll(second.subjects, SOON).toEqual(['b']);
  });

  spec('reads several types in one subscription, and no other', async (bus) => {
    const { messages, subjects } = await collect(bus, {
      group: 'one',
      types: ['item.fetched', 'event.dead-lettered'],
    });
    await bus.publish([fetched('a')]);
    await expect.poll(subjects, SOON).toEqual(['a']);
    const [message] = messages;
    if (message === undefined) throw failure('unexpected', { problem: 'no message' });
    const onlyItems = await collect(bus, { group: 'items' });
    await bus.deadLetter(message, { stage: 'normalize', code: 'event-invalid', message: '', failedAt: AT });
    await bus.publish([fetched('b')]);
    const types = (): readonly string[] => messages.map((each) => decodeEvent(each).type).toSorted();
    await expect.poll(types, SOON).toEqual(['event.dead-lettered', 'item.fetched', 'item.fetched']);
    await expect.poll(onlyItems.subjects, SOON).toEqual(['a', 'b']);
  });
}
