import type { EventOf } from '@newswatch/domain';
import { createWatchIndex, documentOf } from '@newswatch/matching';
import { type Stage, runStage, silentObserver } from '@newswatch/pipeline';
import type { EventBus, HandNotes } from '@newswatch/ports';
import { anEnrichment, anEvent } from '@newswatch/testkit';
import kafkajs, { type Consumer, type EachBatchPayload, type Kafka, type Producer } from 'kafkajs';

/** What both sides are given: batches, and how the client is set. */
export const BATCH = 200;
export const settings = {
  consumer: { maxWaitTimeInMs: 250, heartbeatInterval: 1_000, sessionTimeout: 30_000 },
  run: { autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 12 },
  send: { acks: -1, compression: kafkajs.CompressionTypes.GZIP },
} as const;

export interface Copying {
  /** Names the group of this round. */
  readonly round: string;
  readonly count: number;
}

/** What one pass took, and how many of the articles a watch matched. */
export interface Pass {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly matched: number;
}

/** Wall and CPU seconds of this process until `done` resolves. */
export async function timed(work: () => Promise<number>): Promise<Pass> {
  const started = performance.now();
  const before = process.cpuUsage();
  const matched = await work();
  const { user, system } = process.cpuUsage(before);
  return { matched, wallSeconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 };
}

/** The stage runner over our bus: decode → match all watches → publish one event for each → acknowledge. */
export async function copyByStage(
  bus: EventBus,
  index: ReturnType<typeof createWatchIndex>,
  { round, count }: Copying,
): Promise<Pass> {
  const done = Promise.withResolvers<void>();
  let seen = 0;
  let matched = 0;
  const stage: Stage<'article.normalized'> = {
    name: 'enrich',
    takes: ['article.normalized'],
    handle: async (events) => {
      const enriched = events.map((event) => {
        if (index.match(documentOf(event.data.article, enrichment)).length > 0) matched += 1;
        return enrichedBy(event);
      });
      return {
        events: enriched,
        settle: async () => {
          seen += events.length;
          if (seen >= count) done.resolve();
        },
      };
    },
  };
  const ofRound: EventBus = {
    ...bus,
    subscribe: (subscription) => bus.subscribe({ ...subscription, group: `${subscription.group}-${round}` }),
  };
  return timed(async () => {
    const running = await runStage({
      stage,
      bus: ofRound,
      handNotes: inMemory(),
      clock: Date.now,
      observer: silentObserver,
      batchSize: BATCH,
    });
    await done.promise;
    await running.close();
    return matched;
  });
}

const enrichment = anEnrichment();

const enrichedBy = ({ key, subject, data }: EventOf<'article.normalized'>): EventOf<'article.enriched'> => ({
  ...anEvent('article.enriched', subject, { article: data.article, enrichment }),
  key,
});

function inMemory(): HandNotes {
  return { take: async () => undefined, recall: async () => undefined, release: async () => undefined };
}

/** The same client without us: what was fetched is sent on as it is, in batches of the same size. */
export async function copyRaw(
  kafka: Kafka,
  topics: { readonly from: string; readonly to: string },
  { round, count }: Copying,
): Promise<Pass> {
  return timed(async () => {
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    const consumer = kafka.consumer({ groupId: `raw-${round}`, ...settings.consumer });
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topics: [topics.from], fromBeginning: true });
    await allCopied(consumer, count, (payload) => copyBatch(producer, topics.to, payload));
    await Promise.all([consumer.disconnect(), producer.disconnect()]);
    return 0;
  });
}

async function allCopied(
  consumer: Consumer,
  count: number,
  copy: (payload: EachBatchPayload) => Promise<void>,
): Promise<void> {
  const done = Promise.withResolvers<void>();
  let seen = 0;
  await consumer.run({
    ...settings.run,
    eachBatch: async (payload) => {
      await copy(payload);
      seen += payload.batch.messages.length;
      if (seen >= count) done.resolve();
    },
  });
  await done.promise;
}

async function copyBatch(producer: Producer, to: string, payload: EachBatchPayload): Promise<void> {
  const { topic, partition, messages } = payload.batch;
  for (let at = 0; at < messages.length; at += BATCH) {
    const slice = messages.slice(at, at + BATCH);
    await producer.send({
      topic: to,
      ...settings.send,
      messages: slice.map(({ key, value, headers = {} }) => ({ key, value, headers })),
    });
    const last = slice.at(-1)?.offset ?? '0';
    const partitions = [{ partition, offset: String(BigInt(last) + 1n) }];
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
    payload.resolveOffset(last);
    await payload.heartbeat();
  }
}
