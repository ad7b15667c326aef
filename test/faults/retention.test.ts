import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  DAY,
  type Event,
  HOUR,
  encodeEvent,
  instant,
  receiverId,
  receiverSchema,
  watchId,
  watchSchema,
} from '@newswatch/domain';
import type { Ports } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import { type FakeClock, aFeed, anEvent, anItem, fakeClock, startCollector } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';
import { eventually } from '../support/world.ts';

const groups = ['normalize', 'enrich', 'alert', 'archive', 'notify'].map((stage) => `newswatch-${stage}`);
const PER_STEP = 4;
const STEP_DAYS = 2;

/** Words that no other article has, so that each is a story of its own. */
const wordsOf = (name: string): string =>
  Array.from({ length: 40 }, (_, at) =>
    `${name}слово${at}`.replaceAll(/\d/g, (digit) => 'абвгдежзик'[+digit] ?? ''),
  ).join(' ');

const itemOf = (name: string, now: number): Event =>
  anEvent('item.fetched', name, {
    feed: aFeed(),
    item: anItem({
      link: `https://news.example/${name}`,
      title: wordsOf(name).slice(0, 40),
      summary: `${name.endsWith('-0') ? 'О Среднем коридоре говорят. ' : ''}${wordsOf(name)}`,
    }),
    fetchedAt: instant(now),
    backlog: false,
  });

/** Everything that the services keep, for 440 days in steps of two. */
describe('a newswatch that runs for more than a year', () => {
  const start = globalThis.setTimeout;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newswatch-year-'));
    // What is due each hour comes each 50 ms: the services themselves must drive the forgetting.
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(
      (run: (_: void) => void, ms = 0, ...given: readonly unknown[]): NodeJS.Timeout =>
        Reflect.apply(start, undefined, [run, ms >= HOUR ? 50 : ms, ...given]),
    );
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  async function prepare({ store }: Ports, url: string): Promise<void> {
    const [createdAt, query, desk] = [instant(0), 'Средний коридор', receiverId('desk')];
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
    await store.receivers.put([
      receiverSchema.parse({ id: desk, name: 'desk', kind: 'webhook', url, secret, createdAt }),
    ]);
    await store.watches.put([
      watchSchema.parse({
        id: watchId(query),
        name: query,
        query,
        // Articles are of no language, and some seem to be Ukrainian.
        languages: ['ru'],
        receivers: [desk],
        createdAt,
      }),
    ]);
  }

  async function liveStep({ bus }: Ports, clock: FakeClock, step: number): Promise<void> {
    clock.advance(STEP_DAYS * DAY);
    const items = Array.from({ length: PER_STEP }, (_, at) => itemOf(`s${step}-${at}`, clock.now()));
    await bus.publish(items);
    const letter = { ...encodeEvent(itemOf(`bad${step}`, clock.now())), lane: 'news.items', position: step };
    const cause = { stage: 'normalize', code: 'unexpected', message: 'bad', failedAt: instant(clock.now()) };
    await bus.deadLetter(letter, cause);
    for (const group of groups) while ((await bus.lag(group)) > 0) await nextTurn();
  }

  const sizeOf = (file: string): number => {
    const path = join(folder, file);
    using database = new DatabaseSync(path);
    database.exec('pragma wal_checkpoint(truncate)');
    return statSync(path).size;
  };
  const ask = (file: string, query: string): number => {
    using database = new DatabaseSync(join(folder, file), { readOnly: true });
    return Number(database.prepare(query).get()?.['answer']);
  };

  it('forgets what is old by itself, and its files stay flat', { timeout: 120_000 }, async () => {
    const clock = fakeClock(Date.UTC(2025, 0, 1));
    const collector = await startCollector();
    const opened = await openPorts({ folder, clock: clock.now });
    const { ports } = opened;
    await prepare(ports, collector.url);
    const config = readConfig({
      NEWSWATCH_DATA: folder,
      NEWSWATCH_PORT: '0',
      NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    });
    const options = { ports, config, clock: clock.now, log: silentLog, random: Math.random };
    const pipeline = await startPipeline(options);
    let steps = 0;
    const liveUntilDay = async (day: number): Promise<void> => {
      for (; steps * STEP_DAYS < day; steps += 1) await liveStep(ports, clock, steps);
      await collector.waitFor(steps);
    };
    try {
      await liveUntilDay(60);
      const messages = (): number => ask('bus.db', 'select count(*) as answer from messages');
      const young = { bus: sizeOf('bus.db'), store: sizeOf('store.db'), messages: messages() };
      await liveUntilDay(380);
      const full = sizeOf('store.db');
      await liveUntilDay(440);
      const days = (column: string, table: string): string =>
        `select (julianday('${instant(clock.now())}') - julianday(min(${column}))) as answer from ${table}`;
      await eventually(
        () => [
          ask('store.db', days('fetched_at', 'archive')),
          ask('store.db', days('settled_at', 'deliveries')),
          ask('store.db', days('failed_at', 'dead_letters')),
        ],
        ([articles = 0, deliveries = 0, letters = 0]) => articles <= 365 && deliveries <= 90 && letters <= 90,
      );
      expect(ask('store.db', 'select count(*) as answer from archive')).toBeGreaterThan(360 * 2);
      expect(ask('store.db', 'select count(*) as answer from deliveries')).toBeGreaterThan(80 / 2);
      expect(ask('store.db', 'select count(*) as answer from decisions')).toBeLessThan(100 / 2);
      expect(ask('store.db', 'select count(*) as answer from story_prints')).toBeLessThan(35 * 2);
      expect(
        ask('bus.db', `select (${clock.now()} - min(at)) / ${DAY} as answer from messages`),
      ).toBeLessThan(10);
      expect(messages() / young.messages).toBeLessThan(1.1);
      // How full its pages are depends on the order in which they were filled; these are few.
      expect(sizeOf('bus.db') / young.bus).toBeLessThan(1.3);
      expect(full).toBeGreaterThan(young.store * 2);
      expect(sizeOf('store.db') / full).toBeLessThan(1.03);
      expect(collector.requests).toHaveLength(steps);
    } finally {
      await pipeline.close();
      await opened.close();
      await collector.close();
    }
  });
});
