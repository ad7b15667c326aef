import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Event, type Message, asFailure, feedId } from '@newswatch/domain';
import { anEvent, anItem, temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { createEventBus } from './bus.ts';
import { openDatabase } from './database.ts';
import { busMigrations } from './schema.ts';

const url = 'https://news.example/rss.xml';
const anItemFetched = (subject: string, bytes = 10): Event =>
  anEvent('item.fetched', subject, {
    feed: { id: feedId(url), url },
    item: anItem({ guid: subject, summary: 'x'.repeat(bytes) }),
    fetchedAt: '2025-10-20T10:00:00.000Z',
    backlog: false,
  });

async function openBus(sync = async (): Promise<void> => undefined) {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'bus.db');
  const database = openDatabase(path, { migrations: busMigrations });
  const bus = createEventBus({ database, sync, clock: Date.now });
  return {
    bus,
    database,
    [Symbol.asyncDispose]: async () => {
      await bus.close();
      database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const subjectOf = ({ headers }: Message): string => headers['ce_subject'] ?? '';

const headOf = (database: DatabaseSync): unknown =>
  database.prepare('select head from streams').get()?.['head'];

describe('the embedded event bus', () => {
  it('commits what is published in one turn together', async () => {
    await using opened = await openBus();
    const { bus, database } = opened;
    const commits: number[] = [];
    database.function('note_commit', (count) => commits.push(Number(count)));
    database.exec(
      `create temp trigger each_stream after update on streams begin select note_commit(new.head); end`,
    );
    await bus.publish([anItemFetched('first')]);
    await Promise.all(Array.from({ length: 20 }, (_, index) => bus.publish([anItemFetched(`${index}`)])));
    await bus.publish([anItemFetched('last')]);
    expect(commits).toEqual([21, 22]);
  });

  it('says bus-unavailable on a full disk, keeps what it acknowledged and goes on when there is room', async () => {
    await using opened = await openBus();
    const { bus, database } = opened;
    const acknowledged: string[] = [];
    database.exec('pragma max_page_count = 60');
    const publish = (subject: string): Promise<string> =>
      bus.publish([anItemFetched(subject, 20_000)]).then(
        () => {
          acknowledged.push(subject);
          return 'published';
        },
        (error: unknown) => asFailure(error).code,
      );
    let answer = '';
    for (let turn = 0; turn < 20 && answer !== 'bus-unavailable'; turn += 1)
      answer = await publish(`${turn}`);
    expect(answer).toBe('bus-unavailable');
    database.exec('pragma max_page_count = 100000');
    expect(await publish('after')).toBe('published');
    const got: string[] = [];
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void got.push(...messages.map(({ key }) => key)),
    });
    await expect.poll(() => got).toEqual(acknowledged);
  });

  it('acknowledges a publication when it is synced, and delivers it then, not before', async () => {
    const synced = Promise.withResolvers<void>();
    await using opened = await openBus(() => synced.promise);
    const told: string[] = [];
    await opened.bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void told.push(...messages.map(subjectOf)),
    });
    const publishing = opened.bus.publish([anItemFetched('one')]).then(() => told.push('published'));
    await expect.poll(() => headOf(opened.database)).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual([]);
    synced.resolve();
    await publishing;
    await expect.poll(() => told).toEqual(['published', 'one']);
  });

  it('delivers what could not be synced with what is published next', async () => {
    let broken = true;
    await using opened = await openBus(async () => {
      if (broken) throw new Error('EIO');
    });
    const got: string[] = [];
    await opened.bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void got.push(...messages.map(subjectOf)),
    });
    await expect(opened.bus.publish([anItemFetched('one')])).rejects.toThrow('EIO');
    broken = false;
    await opened.bus.publish([anItemFetched('two')]);
    await expect.poll(() => got).toEqual(['one', 'two']);
  });

  it('fails a publication that cannot be synced, and is closed all the same', async () => {
    await using opened = await openBus(() => Promise.reject(new Error('EIO')));
    await expect(opened.bus.publish([anItemFetched('one')])).rejects.toThrow('EIO');
    const unheard = opened.bus.publish([anItemFetched('two')]);
    const closed = opened.bus.close();
    await expect(unheard).rejects.toThrow('EIO');
    await closed;
  });

  it('limits a batch by its bytes, and still delivers what is larger by itself', async () => {
    await using opened = await openBus();
    const { bus } = opened;
    for (let turn = 0; turn < 3; turn += 1) {
      await bus.publish(Array.from({ length: 5 }, (_, index) => anItemFetched(`${turn}-${index}`, 900_000)));
    }
    const sizes: number[] = [];
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void sizes.push(messages.length),
    });
    await expect.poll(() => sizes).toEqual([8, 7]);
  });

  it('shows what comes next while a batch is in hand, and delivers it all the same', async () => {
    await using opened = await openBus();
    const { bus } = opened;
    const names = Array.from({ length: 7 }, (_, index) => `${index}`);
    const shown: string[][] = [];
    const handled: string[][] = [];
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      batchSize: 3,
      handleBatch: async ({ messages }) => {
        handled.push(messages.map(subjectOf));
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
      lookAhead: (messages) => void shown.push(messages.map(subjectOf)),
    });
    await bus.publish(names.map((name) => anItemFetched(name)));
    await expect.poll(() => handled.flat()).toEqual(names);
    expect(shown).toEqual([names.slice(3, 6), names.slice(6)]);
  });

  it('lets other work have its turn while there is a backlog', async () => {
    await using opened = await openBus();
    const { bus } = opened;
    await bus.publish(Array.from({ length: 50 }, (_, index) => anItemFetched(`${index}`)));
    let handled = 0;
    const turnsAt: number[] = [];
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      batchSize: 1,
      handleBatch: async () => {
        handled += 1;
        setImmediate(() => turnsAt.push(handled));
      },
    });
    await expect.poll(() => handled).toBe(50);
    expect(turnsAt.filter((count) => count < 50).length).toBeGreaterThan(40);
  });
});
