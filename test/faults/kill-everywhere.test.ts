import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  failure,
  feedId,
  feedSchema,
  instant,
  receiverSchema,
  receiverId,
  watchId,
  watchSchema,
} from '@newswatch/domain';
import { type Collector, type Newsroom, startCollector, startNewsroom } from '@newswatch/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { corridorTeaser, oldNews } from '../fixtures/articles.ts';
import { eventually } from '../support/world.ts';
import { carriesNothing, thePath } from './points.ts';

/** What a child says once all runs. */
const isAddress = (line: string): boolean => line.startsWith('http');

/**
 * kill -9 between any two steps: for every call of a port on the path, a process dies just before it and another just
 * after it; the next process must bring the story to its end, with one alert and one webhook-id.
 */
describe('a process that is killed anywhere between the feed and the receiver', () => {
  let root: string;
  let newsroom: Newsroom;
  let collector: Collector;
  const children = new Set<ChildProcess>();
  let over = false;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'newswatch-kill-'));
    newsroom = await startNewsroom({
      feeds: [{ name: 'trend', title: 'Лента', format: 'rss', charset: 'utf-8', language: 'ru' }],
    });
    newsroom.publish('trend', oldNews);
    collector = await startCollector();
    await prepare(join(root, 'prepared'));
    newsroom.publish('trend', corridorTeaser);
  });
  afterAll(async () => {
    over = true;
    await Promise.all([...children].map((child) => ended(child, 'SIGKILL')));
    await Promise.all([newsroom.close(), collector.close()]);
    rmSync(root, { recursive: true, force: true });
  });

  /** A folder with a watch, a receiver and a feed whose first poll is over. */
  async function prepare(folder: string): Promise<void> {
    const { ports, close } = await openPorts({ folder, clock: Date.now });
    const [createdAt, url] = [instant(Date.now()), newsroom.feedUrl('trend')];
    const query = 'Средний коридор';
    await ports.store.watches.put([
      watchSchema.parse({
        id: watchId(query),
        name: query,
        query,
        receivers: [receiverId('desk')],
        createdAt,
      }),
    ]);
    await ports.store.feeds.put([feedSchema.parse({ id: feedId(url), url, intervalSeconds: 1, createdAt })]);
    await close();
    await pointTo(folder, collector.url);
    const child = start(folder);
    const over = [
      'polls.settle()',
      'articlePages.settle()',
      'archive.put()',
      'handNotes.release(newswatch-alert)',
    ];
    await untilSaid(child, (lines) => over.every((call) => lines.has(`${call}@after`)));
    await ended(child);
  }

  async function pointTo(folder: string, url: string): Promise<void> {
    const { ports, close } = await openPorts({ folder, clock: Date.now });
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
    const desk = {
      id: receiverId('desk'),
      name: 'desk',
      kind: 'webhook',
      url,
      secret,
      createdAt: instant(Date.now()),
    };
    await ports.store.receivers.put([receiverSchema.parse(desk)]);
    await close();
  }

  /** Whatever becomes of the test, no child outlives it. */
  function start(folder: string, point = ''): ChildProcessByStdio<null, Readable, null> {
    if (over) throw failure('unexpected', { problem: 'the test is over' });
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killable.ts'), folder, point], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // Some two hundred starts: compiled once, each takes half the time.
      env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') },
    });
    children.add(child);
    const lines = new Set<string>();
    said.set(child, lines);
    createInterface({ input: child.stdout }).on('line', (line) => lines.add(line));
    child.once('exit', () => children.delete(child));
    return child;
  }

  /** What the child says, line by line; listened to from its start, so that nothing is missed. */
  const said = new WeakMap<ChildProcess, Set<string>>();
  const untilSaid = (child: ChildProcess, test: (lines: ReadonlySet<string>) => boolean) =>
    eventually(() => said.get(child) ?? new Set<string>(), test, 60_000);

  async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  /** Everything that one undisturbed process passes from start to settled delivery. */
  async function pointsOfOneRun(): Promise<Set<string>> {
    const folder = await copyFor('undisturbed');
    const child = start(folder);
    const over = ['deliveries.announced()', 'archive.put()', 'handNotes.release(newswatch-archive)'];
    const seen = await untilSaid(child, (lines) => over.every((call) => lines.has(`${call}@after`)));
    await ended(child);
    return seen;
  }

  async function copyFor(name: string): Promise<string> {
    const folder = join(root, name);
    cpSync(join(root, 'prepared'), folder, { recursive: true });
    await pointTo(folder, `${collector.url}/${name}`);
    return folder;
  }

  /** Both articles are archived, the alert is delivered, and nobody has anything left to handle. */
  async function untilDone(heir: ChildProcess): Promise<void> {
    const lines = await untilSaid(heir, (all) => [...all].some(isAddress));
    const url = [...lines].find(isAddress) ?? '';
    const read = async (path: string): Promise<string> => (await fetch(url + path)).text();
    const state = async () => ({
      delivered: /"status":"delivered"/.test(await read('/api/v1/deliveries')),
      archived: ((await read('/api/v1/articles')).match(/"article":/g) ?? []).length,
      behind: /newswatch_consumer_lag_events\{[^}]*\} [1-9]/.test(await read('/metrics')),
    });
    await eventually(state, (now) => now.delivered && now.archived === 2 && !now.behind, 90_000);
  }

  /** Dies at the point, then lives on. @returns what arrived and what is kept */
  async function dieAt(point: string, name: string) {
    const folder = await copyFor(name);
    const doomed = start(folder, point);
    const dying = once(doomed, 'exit', { signal: AbortSignal.timeout(60_000) });
    const [, signal] = (await dying) as [number | null, string | null];
    const heir = start(folder);
    const arrived = () => collector.requests.filter(({ path }) => path.endsWith(`/${name}`));
    await untilDone(heir);
    await ended(heir);
    const { ports, close } = await openPorts({ folder, clock: Date.now });
    const [decisions, letters, left] = [
      await ports.store.alerts.list({ limit: 50, raisedOnly: true }),
      await ports.store.deadLetters.list({ limit: 50 }),
      await ports.store.deliveries.list({ limit: 50 }),
    ];
    await close();
    rmSync(folder, { recursive: true });
    return {
      signal,
      heir: heir.exitCode,
      ids: new Set(arrived().map(({ headers }) => headers['webhook-id'])),
      decisions,
      letters,
      left,
    };
  }

  it(
    'still ends in exactly one alert with one webhook-id, at every point',
    { timeout: 900_000 },
    async () => {
      const seen = await pointsOfOneRun();
      expect([...thePath].filter((point) => !seen.has(point))).toEqual([]);
      const points = [...new Set([...thePath, ...seen])].filter(
        (point) => !carriesNothing(point) && !isAddress(point),
      );
      const wrong: object[] = [];
      const queue = points.map((point, index) => ({ point, name: `run-${index}` }));
      const work = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const { signal, heir, ids, decisions, letters, left } = await dieAt(next.point, next.name);
          const right =
            signal === 'SIGKILL' &&
            heir === 0 &&
            ids.size === 1 &&
            decisions.items.length === 1 &&
            letters.items.length === 0 &&
            left.items.length === 1 &&
            left.items[0]?.status === 'delivered';
          if (!right)
            wrong.push({
              point: next.point,
              signal,
              heir,
              ids: [...ids],
              raised: decisions.items.length,
              letters: letters.items,
              deliveries: left.items,
            });
        }
      };
      await Promise.all([work(), work(), work()]);
      expect(wrong).toEqual([]);
    },
  );
});
