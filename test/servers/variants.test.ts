import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Event, instant, receiverId, receiverSchema, watchId, watchSchema } from '@newswatch/domain';
import type { Ports } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import { type Collector, aFeed, anEvent, anItem, startCollector } from '@newswatch/testkit';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openPorts } from '../../services/cli/open-ports.ts';
import type { ServiceName } from '../../services/cli/services.ts';
import { benchArticles } from '../bench/articles.ts';
import { end, printed } from '../support/command.ts';
import { sumOf, unfinishedIn } from '../support/rest.ts';
import { onServers } from '../support/servers/on-server.ts';
import { type StartedRedis, startRedis } from '../support/servers/redis.ts';
import { type Town, startTown } from '../support/town.ts';
import { eventually } from '../support/world.ts';
import type { VariantName } from './variants.ts';

const PARTITIONS = 6;
/** In the log when the normalizer dies. */
const AT_THE_DEATH = 12;
/** More than are sent at once, so that some wait in the queue when it is wiped. */
const AT_THE_WIPE = 60;
/** So many are sent at once: then the others stay in the queue until one has been answered. */
const MOST_AT_ONCE = 32;
const QUERY = 'Средний коридор';
const WAIT_MS = 90_000;
const STILL_MS = 1_500;
/** Several times as long as rows that are due may lie before a scan finds them. */
const FORGOTTEN_MS = 6_000;
/** As long as places for sending stay taken, so that the rest waits in the queue. */
const ANSWER_MS = 8_000;

/** What became of the articles, once nothing moves any more. */
interface Ending {
  readonly lost: number;
  /** Told more than once. */
  readonly duplicates: number;
  /** Events that somebody has still to read. */
  readonly lag: number;
  /** Jobs in the queue. */
  readonly queued: number;
  /** Deliveries whose time has come, which nobody has in hand. */
  readonly forgotten: number;
  /** Deliveries that are not settled for another reason. */
  readonly open: number;
}

const FINISHED = { lag: 0, queued: 0, forgotten: 0, open: 0 };
const SOME: unknown = expect.toSatisfy((count: number) => count > 0);

/** What the wrong code must lose, with everything read and nothing on its way: a test that only waits proves nothing. */
const endings: readonly (readonly [VariantName, Readonly<Record<keyof Ending, unknown>>])[] = [
  ['is right', { ...FINISHED, lost: 0, duplicates: 0 }],
  ['acknowledges before it publishes', { ...FINISHED, lost: SOME, duplicates: 0 }],
  ['takes a claim for "seen"', { ...FINISHED, lost: SOME, duplicates: 0 }],
  ['never looks for rows that are due', { ...FINISHED, lost: SOME, forgotten: SOME, duplicates: 0 }],
];

/**
 * The faults of distributed-faults.test.ts, each at the moment at which wrong code loses, so that it is seen to tell wrong
 * code from right: a normalizer dies between claiming and publishing, and the queue server is wiped while deliveries wait
 * in it.
 */
onServers(['kafka', 'redis', 'postgres'], (urls) => {
  it.concurrent.each(endings)(
    'newswatch that %s: what it loses',
    { timeout: 180_000 },
    async (variant, ending) => {
      // Not left to the hooks of vitest, which know one test at a time.
      await using stack = new AsyncDisposableStack();
      const redis = await startRedis();
      stack.defer(() => redis.close());
      const town = await startTown({ ...urls, redis: redis.url });
      stack.defer(() => town.close());
      expect(await endOf({ variant, town, redis, stack })).toEqual(ending);
    },
  );
});

interface Trial {
  readonly variant: VariantName;
  readonly town: Town;
  readonly redis: StartedRedis;
  /** Closed with the test. */
  readonly stack: AsyncDisposableStack;
}

async function endOf(trial: Trial): Promise<Ending> {
  await trial.town.makeTopics(PARTITIONS);
  const { ports, receiver } = await aDesk(trial);
  const start = starter(trial);
  await ports.bus.publish(itemsFrom(1, AT_THE_DEATH));
  const teller = start('', ['archiver', 'alerter', 'notifier']);
  const doomed = start('bus.publish(article.normalized)@before', ['normalizer', 'enricher']);
  expect(await once(doomed, 'exit', { signal: AbortSignal.timeout(WAIT_MS) })).toEqual([null, 'SIGKILL']);
  const heir = start('', ['normalizer', 'enricher']);
  await Promise.all([teller, heir].map((process) => printed(process, /http/)));
  await stillness(ports);

  receiver.answer({ status: 204, delayMs: ANSWER_MS });
  const asked = receiver.requests.length;
  await ports.bus.publish(itemsFrom(AT_THE_DEATH + 1, AT_THE_WIPE));
  await eventually(
    () => unfinishedIn(ports),
    ({ queued }) => queued >= 5 && receiver.requests.length >= asked + MOST_AT_ONCE,
    WAIT_MS,
  );
  await trial.redis.wipe();
  receiver.answer(204);
  const rest = await stillness(ports);
  const counts = countsIn(receiver);
  const expected = [...itemsFrom(1, AT_THE_DEATH + AT_THE_WIPE)].map(({ subject }) => subject);
  return {
    ...rest,
    lost: expected.filter((link) => !counts.has(link)).length,
    duplicates: [...counts.values()].filter((count) => count > 1).length,
  };
}

/** A receiver, and a watch for it. @returns the ports that the processes of the town share */
async function aDesk({
  town,
  stack,
}: Trial): Promise<{ readonly ports: Ports; readonly receiver: Collector }> {
  const onEnd = (error: Error): void => expect.unreachable(error.message);
  const opened = await openPorts(readConfig(town.env), { clock: Date.now, log: silentLog, onEnd });
  stack.defer(() => opened.close());
  const receiver = await startCollector();
  stack.defer(() => receiver.close());
  const { watches, receivers } = opened.ports.store;
  const [createdAt, id] = [instant(Date.now()), receiverId('desk')];
  const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
  await receivers.put([
    receiverSchema.parse({ id, name: 'desk', kind: 'webhook', url: receiver.url, secret, createdAt }),
  ]);
  await watches.put([
    watchSchema.parse({ id: watchId(QUERY), name: QUERY, query: QUERY, receivers: [id], createdAt }),
  ]);
  return { ports: opened.ports, receiver };
}

const starter =
  ({ variant, town, stack }: Trial) =>
  (point: string, services: readonly ServiceName[]): ChildProcess => {
    const script = join(import.meta.dirname, 'run-variant.ts');
    const child = spawn(process.execPath, [script, variant, point, ...services], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...town.env },
    });
    stack.defer(async () => void (await end(child, 'SIGKILL')));
    return child;
  };

/** Stories that share nothing but the corridor. */
function itemsFrom(first: number, count: number): readonly Event[] {
  return Array.from({ length: count }, (_, index) => {
    const [article] = benchArticles(1, { seed: first + index, hits: 1 });
    const link = `https://news.example/${first + index}`;
    const item = anItem({ guid: link, link, title: article?.title ?? '', summary: article?.text ?? '' });
    const data = { feed: aFeed(), item, fetchedAt: instant(Date.now()), backlog: false };
    return { ...anEvent('item.fetched', link, data), key: link };
  });
}

const alertSchema = z.object({ data: z.object({ article: z.object({ link: z.string() }) }) });

function countsIn({ requests }: Collector): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { json } of requests) {
    const { link } = alertSchema.parse(json).data.article;
    counts.set(link, (counts.get(link) ?? 0) + 1);
  }
  return counts;
}

type Rest = Omit<Ending, 'lost' | 'duplicates'>;

/** Waits until all is read, nothing is queued, and what is not settled is due and has been left lying. */
async function stillness(ports: Ports): Promise<Rest> {
  for (const until = Date.now() + WAIT_MS; ;) {
    const before = await restOf(ports);
    await delay(before.forgotten > 0 ? FORGOTTEN_MS : STILL_MS);
    const after = await restOf(ports);
    const isStill = [before, after].every(({ lag, queued, open }) => lag + queued + open === 0);
    if (isStill && before.forgotten === after.forgotten) return after;
    if (Date.now() > until) expect.unreachable(`still at work: ${JSON.stringify(after)}`);
  }
}

async function restOf(ports: Ports): Promise<Rest> {
  const { lag, queued, unsettled } = await unfinishedIn(ports);
  const due = await ports.store.deliveries.due(instant(Date.now() - STILL_MS), 10_000);
  return { lag: sumOf(lag), queued, forgotten: due.length, open: Math.max(0, unsettled - due.length) };
}
