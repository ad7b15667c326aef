import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { DAY, HOUR, type WireEvent } from '@newswatch/domain';
import { fakeClock, temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { type MessageLog, createMessageLog } from './messages.ts';
import { createClaims } from './claims.ts';
import { busMigrations } from './schema.ts';

const STREAM = 'news.items';
const PER_DAY = 60;
const value = new Uint8Array(3_000).fill(120);
const messages = (count: number, stream = STREAM): readonly WireEvent[] =>
  Array.from({ length: count }, (_, index) => ({ stream, key: `${index % 7}`, headers: {}, value }));

/** A log in a folder of its own, with the clock in hand; `reopen` is a new process on the same file. */
async function openLog() {
  const folder = await temporaryFolder();
  const clock = fakeClock();
  const path = join(folder.path, 'bus.db');
  let open = openDatabase(path, { migrations: busMigrations, synchronous: 'NORMAL' });
  const log = (): MessageLog => createMessageLog({ database: open, clock: clock.now });
  return {
    path,
    clock,
    database: open,
    log: log(),
    reopen: (): MessageLog => {
      open.close();
      open = openDatabase(path, { migrations: busMigrations });
      return log();
    },
    [Symbol.asyncDispose]: async () => {
      open.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function readAll(log: MessageLog, group: string, stream = STREAM): number {
  let read = 0;
  for (;;) {
    const batch = log.read(group, stream, 50);
    const last = batch.at(-1);
    if (last === undefined) return read;
    log.acknowledge(group, stream, last.position);
    read += batch.length;
  }
}

/** Size of the file once all of the log beside it, whose size is bounded by itself, is brought in. */
function bytesOf({ database, path }: { readonly database: DatabaseSync; readonly path: string }): number {
  database.exec('pragma wal_checkpoint(truncate)');
  return statSync(path).size;
}

describe('retention', () => {
  it(
    'keeps the file flat over 400 days, and what is younger than 7 days in it',
    { timeout: 120_000 },
    async () => {
      await using opened = await openLog();
      const { log, clock } = opened;
      const claims = createClaims(opened.database, clock.now);
      log.join('archive', STREAM, 'start');
      let afterTenDays = 0;
      let most = 0;
      for (let day = 1; day <= 400; day += 1) {
        for (let hour = 0; hour < 24; hour += 6) {
          log.append([...messages(PER_DAY / 4), ...messages(1, `${STREAM}.dlq`)])();
          const keys = Array.from({ length: PER_DAY / 4 }, (_, index) => `day-${day}-${hour}-${index}`);
          await claims.claim(
            keys.map((key) => ({ key, owner: key })),
            DAY,
          );
          clock.advance(6 * HOUR);
        }
        readAll(log, 'archive');
        if (day === 10) afterTenDays = bytesOf(opened);
        if (day % 10 === 0) most = Math.max(most, bytesOf(opened));
      }
      expect(most).toBeLessThanOrEqual(1.2 * afterTenDays);
      log.join('late', STREAM, 'start');
      const kept = readAll(log, 'late');
      expect(kept).toBeGreaterThanOrEqual(7 * PER_DAY);
      expect(kept).toBeLessThan(8.5 * PER_DAY);
    },
  );

  it('keeps what a known group has still to acknowledge, however old', async () => {
    await using opened = await openLog();
    const { log, clock } = opened;
    for (const group of ['quick', 'slow']) log.join(group, STREAM, 'start');
    for (let day = 0; day < 100; day += 1) {
      log.append(messages(2))();
      readAll(log, 'quick');
      clock.advance(DAY);
    }
    expect(log.lag('slow')).toBe(200);
    expect(readAll(log, 'slow')).toBe(200);
  });

  it('prunes step by step what was held back, once it is acknowledged', async () => {
    await using opened = await openLog();
    const { log, clock } = opened;
    log.join('slow', STREAM, 'start');
    log.append(messages(100))();
    clock.advance(20 * DAY);
    readAll(log, 'slow');
    const kept = (): number => {
      const row = opened.database.prepare('select count(*) as kept from messages').get();
      return Number(row?.['kept']);
    };
    log.append(messages(10))();
    expect(kept()).toBe(90);
    for (let turn = 0; turn < 8; turn += 1) log.append(messages(10))();
    expect(kept()).toBe(90);
    log.join('late', STREAM, 'start');
    expect(log.lag('late')).toBe(90);
  });

  it('keeps a group that is subscribed to through any pause, and positions through an empty stream', async () => {
    await using opened = await openLog();
    const { log, clock } = opened;
    log.join('idle', STREAM, 'start');
    log.append(messages(5))();
    readAll(log, 'idle');
    clock.advance(200 * DAY);
    log.append(messages(5))();
    clock.advance(200 * DAY);
    log.append(messages(1))();
    expect(log.read('idle', STREAM, 50).map(({ position }) => position)).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('forgets a group that nobody has subscribed to for 30 days', async () => {
    await using opened = await openLog();
    opened.log.join('gone', STREAM, 'start');
    const log = opened.reopen();
    log.join('here', STREAM, 'start');
    for (let day = 0; day < 80; day += 1) {
      log.append(messages(1))();
      readAll(log, 'here');
      opened.clock.advance(DAY);
    }
    expect(log.lag('gone')).toBe(0);
    log.join('late', STREAM, 'start');
    expect(log.lag('late')).toBeLessThan(10);
  });

  it('does not count the days on which newswatch did not run', async () => {
    await using opened = await openLog();
    opened.log.join('normalize', STREAM, 'start');
    opened.log.append(messages(3))();
    opened.clock.advance(300 * DAY);
    const log = opened.reopen();
    log.append(messages(3))();
    expect(log.lag('normalize')).toBe(6);
  });
});
