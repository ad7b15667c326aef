import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
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
import { corridorTeaser, ferryArticle, oldNews } from '../fixtures/articles.ts';
import { eventually } from '../support/world.ts';
import { chainsOf } from './chains.ts';
import { carriesNothing, thePath } from './points.ts';

const STORIES = 2;
const PATIENCE_MS = 90_000;
/** What a child says once all runs. */
const isAddress = (line: string): boolean => line.startsWith('http');

/**
 * kill -9 between any two steps: for every call of a port on the path, a process dies just before it and another just
 * after it; the next processes, which may die in later stages (chains.ts), must bring both stories to their end, each with
 * one alert and one webhook-id. One comes by its page, so that every step of that way is passed; the other comes once, in
 * its feed, so that nothing makes up for what a death loses of it.
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
    newsroom.publish('trend', ferryArticle);
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
    const over = [
      'articlePages.settle()',
      'deliveries.announced()',
      'archive.put()',
      'handNotes.release(newswatch-archive)',
    ];
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

  /** All articles are archived, both alerts are delivered, and nobody has anything left to handle. */
  async function isDone(child: ChildProcess): Promise<boolean> {
    const url = [...(said.get(child) ?? [])].find(isAddress);
    if (url === undefined) return false;
    const read = async (path: string): Promise<string> => {
      try {
        return await (await fetch(url + path)).text();
      } catch (error) {
        // It may die while it is asked; who lives is asked again.
        if (error instanceof TypeError) return '';
        throw error;
      }
    };
    const countOf = (part: RegExp, text: string): number => (text.match(part) ?? []).length;
    if (countOf(/"status":"delivered"/g, await read('/api/v1/deliveries')) !== STORIES) return false;
    // Those two, and what was there before.
    if (countOf(/"article":/g, await read('/api/v1/articles')) !== STORIES + 1) return false;
    const metrics = await read('/metrics');
    return metrics !== '' && !/newswatch_consumer_lag_events\{[^}]*\} [1-9]/.test(metrics);
  }

  /** Waits for its death. One that ends its work without passing the point is ended. @returns whether it died */
  async function dies(doomed: ChildProcess): Promise<boolean> {
    const isOver = (): boolean => doomed.signalCode !== null || doomed.exitCode !== null;
    for (const until = Date.now() + PATIENCE_MS; !isOver(); await delay(150)) {
      if ((await isDone(doomed)) || Date.now() > until) await ended(doomed);
    }
    return doomed.signalCode === 'SIGKILL';
  }

  /** @returns whether it brings its work to an end in time */
  async function finishes(heir: ChildProcess): Promise<boolean> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(150))
      if (await isDone(heir)) return true;
    return false;
  }

  /** Dies at one point after the other, then lives on. @returns what arrived and what is kept */
  async function dieAt(points: readonly string[], name: string) {
    const folder = await copyFor(name);
    const passed: string[] = [];
    for (const point of points) if (await dies(start(folder, point))) passed.push(point);
    const heir = start(folder);
    const isFinished = await finishes(heir);
    await ended(heir);
    const { ports, close } = await openPorts({ folder, clock: Date.now });
    const raised = (await ports.store.alerts.list({ limit: 50, raisedOnly: true })).items;
    const letters = (await ports.store.deadLetters.list({ limit: 50 })).items;
    const deliveries = (await ports.store.deliveries.list({ limit: 50 })).items;
    await close();
    rmSync(folder, { recursive: true });
    const arrived = collector.requests.filter(({ path }) => path.endsWith(`/${name}`));
    const ids = new Set(arrived.map(({ headers }) => headers['webhook-id']));
    const isRight =
      isFinished &&
      heir.exitCode === 0 &&
      ids.size === STORIES &&
      raised.length === STORIES &&
      letters.length === 0 &&
      deliveries.length === STORIES &&
      deliveries.every(({ status }) => status === 'delivered');
    const ending = {
      points,
      isFinished,
      heir: heir.exitCode,
      ids: [...ids],
      raised: raised.length,
      letters,
      deliveries,
    };
    return { passed, wrong: isRight ? [] : [ending] };
  }

  it(
    'still ends in exactly one alert a story with one webhook-id, at every point',
    { timeout: 900_000 },
    async () => {
      const seen = await pointsOfOneRun();
      expect([...thePath].filter((point) => !seen.has(point))).toEqual([]);
      const points = new Set(
        [...thePath, ...seen].filter((point) => !carriesNothing(point) && !isAddress(point)),
      );
      const wrong: object[] = [];
      const run = async (chains: readonly (readonly string[])[], name: string): Promise<void> => {
        const queue = [...chains.entries()];
        const work = async (): Promise<void> => {
          for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const [index, chain] = next;
            const ending = await dieAt(chain, `${name}-${index}`);
            for (const point of ending.passed) points.delete(point);
            wrong.push(...ending.wrong);
          }
        };
        await Promise.all([work(), work(), work()]);
      };
      await run(chainsOf(points), 'chain');
      // What was not passed any more after the deaths before it has a way of its own.
      await run(
        [...points].map((point) => [point]),
        'alone',
      );
      expect(wrong).toEqual([]);
      expect([...points]).toEqual([]);
    },
  );
});
