import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Event, type EventOf, encodeEvent } from '@newswatch/domain';
import { createWatchIndex } from '@newswatch/matching';
import { anArticle, anEvent } from '@newswatch/testkit';
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import { createEventBus, createTopics } from '../../packages/kafka/index.ts';
import { toKafka } from '../../packages/kafka/messages.ts';
import { startKafka } from '../support/servers/kafka.ts';
import { type Figure, round } from './figure.ts';
import { BATCH, type Pass, copyByStage, copyRaw, settings, timed } from './kafka-copy.ts';
import { generateCorpus, readArticles, readQueries } from './matching-corpus.ts';

const COUNT = 4_000;
const WATCHES = 10_000;
const PARTITIONS = 6;
const ROUNDS = 3;
const SINGLES = 200;

/**
 * The bus on Apache Kafka beside the same client without us, on the same broker (KAFKA_BROKERS, or one that is started):
 * articles of 300 words, batches of 200, six partitions, gzip, acks −1; rounds in turn, the best of three counts, by wall
 * and by CPU seconds of this process.
 */
export async function* kafka(): AsyncGenerator<Figure> {
  const url = process.env['KAFKA_BROKERS'];
  const started = url ? undefined : await startKafka();
  const prefix = `bench-${process.pid}.`;
  const brokers = (url || started?.url || '').split(',');
  const log = { debug: () => undefined, info: () => undefined, warn: process.emitWarning };
  const connection = { brokers, prefix, log };
  const client = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  process.stderr.write(
    `both sides: batches of ${BATCH}, ${PARTITIONS} partitions, ${JSON.stringify(settings)}\n`,
  );
  const bus = createEventBus({
    ...connection,
    partitions: PARTITIONS,
    onEnd: (error) => process.emitWarning(error),
  });
  try {
    await createTopics({ ...connection, partitions: PARTITIONS });
    const { events, index } = openCorpus();
    const bench = { bus, client, prefix, events };
    yield* produceFigures(await produce(bench));
    await inBatches(events, (batch) => bus.publish(batch));
    yield* copyFigures(await copy({ ...bench, index }));
  } finally {
    await bus.close();
    await removeTopics(client, prefix);
    await started?.close();
  }
}

type Index = ReturnType<typeof createWatchIndex>;
interface Side {
  readonly bus: ReturnType<typeof createEventBus>;
  readonly client: Kafka;
  readonly prefix: string;
  readonly events: readonly EventOf<'article.normalized'>[];
}

function openCorpus(): { readonly events: Side['events']; readonly index: Index } {
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-bench-'));
  try {
    generateCorpus(folder, [WATCHES]);
    const index = createWatchIndex();
    const queries = readQueries(folder, 'common', [0, WATCHES]);
    for (const [at, query] of queries.entries()) index.put({ id: `watch-${at}`, query });
    const events = readArticles(folder, [0, COUNT]).map(({ title, text }, at) => {
      const article = anArticle({ title, text, link: `https://news.example/${at}` });
      return anEvent('article.normalized', article.id, { article });
    });
    return { events, index };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Produced {
  readonly ours: Pass;
  readonly raw: Pass;
  /** Ours as a stage uses it, whose lanes publish side by side. */
  readonly lanes: Pass;
  readonly single: Pass;
}

/** Both are given events, which they write as JSON; one by one they are sent as bytes, ready. */
async function produce({ bus, client, prefix, events }: Side): Promise<Produced> {
  const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  const topic = `${prefix}news.deliveries`;
  const items = events.map(asItem);
  const [ours, raw, lanes, single]: [Pass[], Pass[], Pass[], Pass[]] = [[], [], [], []];
  const alone = items.slice(0, SINGLES).map(asBytes);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    raw.push(
      await timed(() =>
        inBatches(items, (batch) => producer.send({ topic, ...settings.send, messages: batch.map(asBytes) })),
      ),
    );
    ours.push(await timed(() => inBatches(items, (batch) => bus.publish(batch))));
    lanes.push(await timed(() => sideBySide(bus, items)));
    single.push(await timed(() => oneByOne(producer, topic, alone)));
  }
  await producer.disconnect();
  return { ours: best(ours), raw: best(raw), lanes: best(lanes), single: best(single) };
}

const asBytes = (event: Event) => toKafka(encodeEvent(event));

const asItem = ({ key, subject, time, data: { article } }: EventOf<'article.normalized'>): Event => ({
  ...anEvent('item.fetched', subject, {
    feed: { id: article.feed.id, url: article.link ?? '' },
    item: { title: article.title, content: article.text, tags: [], enclosures: [] },
    fetchedAt: time,
    backlog: false,
  }),
  key,
});

async function inBatches<T>(all: readonly T[], send: (batch: T[]) => Promise<unknown>): Promise<number> {
  for (let at = 0; at < all.length; at += BATCH) await send(all.slice(at, at + BATCH));
  return 0;
}

/** As many batches at once as there are partitions. */
async function sideBySide(bus: Side['bus'], items: readonly Event[]): Promise<number> {
  const size = Math.ceil(items.length / PARTITIONS);
  const shares = Array.from({ length: PARTITIONS }, (_, at) => items.slice(at * size, (at + 1) * size));
  await Promise.all(shares.map((share) => inBatches(share, (batch) => bus.publish(batch))));
  return 0;
}

async function oneByOne(
  producer: Producer,
  topic: string,
  messages: readonly ReturnType<typeof asBytes>[],
): Promise<number> {
  for (const message of messages) await producer.send({ topic, ...settings.send, messages: [message] });
  return 0;
}

async function copy({ bus, client, prefix, index }: Side & { readonly index: Index }) {
  const [ours, raw]: [Pass[], Pass[]] = [[], []];
  const topics = { from: `${prefix}news.articles`, to: `${prefix}news.enriched` };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const copying = { round: `${prefix}${turn}`, count: COUNT };
    raw.push(await copyRaw(client, topics, copying));
    ours.push(await copyByStage(bus, index, copying));
  }
  return { ours: best(ours), raw: best(raw) };
}

const best = (passes: readonly Pass[]): Pass => ({
  matched: Math.max(...passes.map(({ matched }) => matched)),
  wallSeconds: Math.min(...passes.map(({ wallSeconds }) => wallSeconds)),
  cpuSeconds: Math.min(...passes.map(({ cpuSeconds }) => cpuSeconds)),
});

type Measure = 'wallSeconds' | 'cpuSeconds';
interface Pair {
  readonly name: string;
  readonly beside: string;
  readonly ours: Pass;
  readonly raw: Pass;
}

function* produceFigures({ ours, raw, lanes, single }: Produced): Generator<Figure> {
  const batched: Pair = { name: 'produce', beside: 'a raw batched send', ours, raw };
  yield figure(batched, 'wallSeconds');
  yield figure(batched, 'cpuSeconds');
  const all = { ...single, wallSeconds: single.wallSeconds * (COUNT / SINGLES) };
  const alone = { beside: 'one awaited send a message', raw: all };
  yield figure({ ...batched, ...alone }, 'wallSeconds');
  yield figure({ name: 'produce, six lanes at once', ours: lanes, ...alone }, 'wallSeconds');
}

function* copyFigures({ ours, raw }: Pick<Pair, 'ours' | 'raw'>): Generator<Figure> {
  const copied: Pair = { name: 'consume, match 10,000 watches, produce', beside: 'a raw copy', ours, raw };
  yield figure(copied, 'wallSeconds');
  yield figure(copied, 'cpuSeconds');
  yield {
    bench: 'kafka',
    name: 'of them matched by a watch',
    value: ours.matched,
    unit: `of ${COUNT} articles`,
  };
}

function figure({ name, beside, ours, raw }: Pair, by: Measure): Figure {
  const [value, other] = [COUNT / ours[by], COUNT / raw[by]];
  return {
    bench: 'kafka',
    name,
    value: round(value),
    unit: by === 'wallSeconds' ? 'messages/s' : 'messages/CPU s',
    beside: { name: beside, value: round(other) },
    ratio: round(value / other),
  };
}

async function removeTopics(client: Kafka, prefix: string): Promise<void> {
  const admin = client.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  await admin.deleteTopics({ topics });
  await admin.disconnect();
}
