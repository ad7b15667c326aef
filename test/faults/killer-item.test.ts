import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Event,
  articleId,
  instant,
  receiverId,
  receiverSchema,
  watchId,
  watchSchema,
} from '@newswatch/domain';
import { type Collector, aFeed, anEvent, anItem, startCollector } from '@newswatch/testkit';
import { expect, it } from 'vitest';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { eventually } from '../support/world.ts';

/** Stories of their own, so that each is told. */
const texts = new Map([
  ['Актау', 'Первые контейнеры Среднего коридора перегрузили на новый паром за одну ночь.'],
  ['Курык', 'Железная дорога до причала откроется весной, и Среднему коридору станет короче путь.'],
  ['Баку', 'Таможенники двух стран договорились о едином окне для грузов Среднего коридора.'],
  ['Поти', 'Глубоководный терминал Грузии ищет инвесторов; о Среднем коридоре спорят банкиры.'],
  ['Алят', 'Логисты считают, что за Средним коридором будущее, и нанимают крановщиков.'],
]);
const killer = 'Баку';
/** More articles than one batch holds: other services have some in hand while the enricher dies of a later one. */
const crowd = Array.from({ length: 201 }, (_, number): readonly [string, string] => [
  `Порт ${number}`,
  `О Среднем коридоре говорят. ${wordsOf(number)}`,
]);

/** Forty words that no other article has. */
function wordsOf(number: number): string {
  const letters = Array.from(String(number), (digit) => 'абвгдежзик'.charAt(Number(digit))).join('');
  return Array.from(
    { length: 40 },
    (_, at) => `${'абвгдежзик'.charAt(at % 10)}${'ю'.repeat(at)}${letters}`,
  ).join(' ');
}

const linkTo = (place: string): string => `https://news.example/${encodeURIComponent(place)}`;

const itemOf = ([place, summary]: readonly [string, string]): Event =>
  anEvent('item.fetched', place, {
    feed: aFeed(),
    item: anItem({ link: linkTo(place), title: place, summary }),
    fetchedAt: instant(Date.now()),
    backlog: false,
  });

/** A folder with a watch, a receiver, and items on the bus that nobody has read: all of them come in one batch. */
async function prepare(
  folder: string,
  url: string,
  items: Iterable<readonly [string, string]>,
): Promise<void> {
  const { ports, close } = await openPorts({ folder, clock: Date.now });
  const [createdAt, query, desk] = [instant(Date.now()), 'Средний коридор', receiverId('desk')];
  const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
  await ports.store.receivers.put([
    receiverSchema.parse({ id: desk, name: 'desk', kind: 'webhook', url, secret, createdAt }),
  ]);
  await ports.store.watches.put([
    watchSchema.parse({ id: watchId(query), name: query, query, receivers: [desk], createdAt }),
  ]);
  await ports.bus.publish([...items].map(itemOf));
  await close();
}

function start(folder: string, deadly: string): ChildProcess {
  const script = join(import.meta.dirname, 'killed-by-article.ts');
  const args = [script, folder, articleId(linkTo(deadly))];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Exit code and signal. Rejects in time for the test to end the child where it does not end by itself. */
const exitOf = (child: ChildProcess): Promise<unknown[]> =>
  once(child, 'exit', { signal: AbortSignal.timeout(40_000) });

const idsIn = ({ requests }: Collector): readonly unknown[] =>
  requests.map(({ headers }) => headers['webhook-id']);

const toldIn = ({ requests }: Collector): readonly string[] =>
  requests.map(({ body }) => String(JSON.parse(body).data.article.title)).toSorted();

it.each([
  ['in one batch', [...texts], killer],
  ['behind a batch of others', crowd, 'Порт 200'],
])(
  'an article that kills the process is set aside at its third death, and all others are told once: %s',
  { timeout: 240_000 },
  async (_, articles, deadly) => {
    const others = articles.map(([title]) => title).filter((title) => title !== deadly);
    const folder = mkdtempSync(join(tmpdir(), 'newswatch-killer-'));
    const collector = await startCollector();
    let child: ChildProcess | undefined;
    try {
      await prepare(folder, collector.url, articles);
      for (let death = 1; death <= 3; death += 1) {
        child = start(folder, deadly);
        const [, signal] = await exitOf(child);
        expect(signal, `death ${death}`).toBe('SIGKILL');
      }
      const survivor = (child = start(folder, deadly));
      await eventually(
        () => new Set(toldIn(collector)).size,
        (told) => told >= others.length,
        60_000,
      );
      survivor.kill('SIGTERM');
      expect(await exitOf(survivor)).toEqual([0, null]);
      expect([...new Set(toldIn(collector))]).toEqual(others.toSorted());
      expect(new Set(idsIn(collector)).size).toBe(others.length);

      const { ports, close } = await openPorts({ folder, clock: Date.now });
      const letters = await ports.store.deadLetters.list({ limit: 10 });
      await close();
      expect(letters.items).toMatchObject([
        { stream: 'news.articles', stage: 'enrich', cause: { code: 'item-kills' } },
      ]);
    } finally {
      child?.kill('SIGKILL');
      await collector.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
