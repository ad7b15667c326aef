import type { WireEvent } from '@newswatch/domain';
import protocol, { type ProduceRequest, type Protocol } from 'kafkajs/src/protocol/requests/index.js';
import { compress } from './gzip.ts';
import { type Batch, HEAD_BYTES, mostBytesOf, writeBatch, writeRecords } from './record-batch.ts';
import { type SpareBuffers, keepSpareBuffers } from './spare-buffers.ts';

/** A message as kafkajs takes it: its key chooses the partition, and the event beside it is what is written. */
export interface OutgoingMessage {
  readonly key: string;
  readonly value: Buffer;
  readonly event: WireEvent;
}

export function toOutgoing(event: WireEvent): OutgoingMessage {
  const { key, value } = event;
  return { key, event, value: Buffer.from(value.buffer, value.byteOffset, value.byteLength) };
}

/** The versions of the request that have the form that is written here. */
const VERSIONS = { first: 3, last: 7 } as const;
const written = new WeakSet<Protocol<ProduceRequest>>();

/**
 * Writes the requests with such messages ourselves: all partitions are compressed at once, where kafkajs 2.2.4 does one
 * after the other, and without its many buffers. Other requests are as they were. Done once for the process, however often
 * it is called.
 */
export function writeProduceRequests(): void {
  const { Produce } = protocol.requests;
  const theirs = Produce.protocol;
  if (written.has(theirs)) return;
  const spare = keepSpareBuffers();
  const ours: typeof theirs = (asked) => {
    const make = theirs(asked);
    if (asked.version < VERSIONS.first || asked.version > VERSIONS.last) return make;
    return (request) => {
      const made = make(request);
      const topics = eventsOf(request);
      if (topics === undefined) return made;
      return { ...made, request: { ...made.request, encode: () => encode(request, topics, spare) } };
    };
  };
  written.add(ours);
  Produce.protocol = ours;
}

interface ForTopic<T> {
  readonly topic: string;
  readonly partitions: readonly ({ readonly partition: number } & T)[];
}
type Events = { readonly events: readonly WireEvent[] };

/** Undefined where not all of it is ours. */
function eventsOf({ topicData }: ProduceRequest): readonly ForTopic<Events>[] | undefined {
  const topics = topicData.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.map(({ partition, messages }) => ({
      partition,
      events: messages.flatMap(({ event }) => event ?? []),
      count: messages.length,
    })),
  }));
  const areOurs = topics.every((each) =>
    each.partitions.every(({ events, count }) => events.length === count),
  );
  return areOurs ? topics : undefined;
}

/** The body of a produce request, https://kafka.apache.org/protocol#The_Messages_Produce, without a transaction. */
async function encode(
  { acks, timeout }: ProduceRequest,
  topics: readonly ForTopic<Events>[],
  spare: SpareBuffers,
): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }> {
  const createdAt = Date.now();
  const packed = await Promise.all(topics.map((each) => packTopic(each, createdAt, spare)));
  const buffer = Buffer.allocUnsafe(START_BYTES + packed.reduce((bytes, each) => bytes + bytesOf(each), 0));
  buffer.writeInt16BE(-1, 0);
  buffer.writeInt16BE(acks, 2);
  buffer.writeInt32BE(timeout, 4);
  buffer.writeInt32BE(topics.length, 8);
  let end = START_BYTES;
  for (const each of packed) end = writeTopic(buffer, end, each);
  return { buf: buffer, buffer };
}
const START_BYTES = 12;

async function packTopic(
  { topic, partitions }: ForTopic<Events>,
  createdAt: number,
  spare: SpareBuffers,
): Promise<ForTopic<Batch>> {
  const packed = partitions.map(async ({ partition, events }) => {
    const buffer = spare.take(mostBytesOf(events));
    const records = await compress(writeRecords(buffer, events));
    spare.giveBack(buffer);
    return { partition, records, createdAt, count: events.length };
  });
  return { topic, partitions: await Promise.all(packed) };
}

/** Of a topic, what is neither its name nor its partitions; of a partition, its number and the length of its batch. */
const TOPIC_BYTES = 6;
const PARTITION_BYTES = 8;

const bytesOf = ({ topic, partitions }: ForTopic<Batch>): number =>
  partitions.reduce(
    (bytes, { records }) => bytes + PARTITION_BYTES + HEAD_BYTES + records.length,
    TOPIC_BYTES + Buffer.byteLength(topic),
  );

/** @returns where it ends */
function writeTopic(buffer: Buffer, start: number, { topic, partitions }: ForTopic<Batch>): number {
  const bytes = buffer.write(topic, start + 2);
  buffer.writeInt16BE(bytes, start);
  let end = buffer.writeInt32BE(partitions.length, start + 2 + bytes);
  for (const { partition, ...batch } of partitions) {
    const length = HEAD_BYTES + batch.records.length;
    buffer.writeInt32BE(partition, end);
    end = buffer.writeInt32BE(length, end + 4);
    writeBatch(buffer.subarray(end, end + length), batch);
    end += length;
  }
  return end;
}
