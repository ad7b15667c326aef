import { setTimeout as delay } from 'node:timers/promises';
import { type WireEvent, failure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import { asTopicOutage, protocolErrorOf } from './failures.ts';
import { partitionByKey } from './partitioner.ts';
import { toOutgoing } from './produce-request.ts';
import { type Writer, createWriter } from './writer.ts';

/**
 * What writes to topics. Each topic has a producer of its own, with its own connections: one topic that is not there, or
 * whose leader is away, holds up no other.
 *
 * Messages are acknowledged by all replicas in sync (acks -1), compressed by gzip, and go to the partition that the Java
 * client would choose for their key (murmur2). Topics are never created by asking for them.
 */
export interface Producers extends Closeable {
  /** Resolves when durable. @throws NewswatchError `bus-unavailable`, `stream-missing` */
  write(topic: string, messages: readonly WireEvent[]): Promise<void>;
}

/**
 * Of one request, before compression. Topics take 1 MB a partition, compressed, and all of a request may go to one; text
 * becomes a fifth of its size, and what does not is sent in halves.
 */
const MAX_REQUEST_BYTES = 4_000_000;
/** What a broker says of more than its topic takes. */
const TOO_LARGE = 'MESSAGE_TOO_LARGE';
/** How long the end of the connections may take, in milliseconds. */
const DISCONNECT_MS = 3_000;

export interface ProducersOptions {
  readonly kafka: Kafka;
  /** From `write` to its answer. */
  readonly deadlineMs: number;
  /** How long after partitions were added they are written to, in milliseconds. */
  readonly metadataMs: number;
}

export function createProducers(options: ProducersOptions): Producers {
  const topics = new Map<string, TopicProducer>();
  let isClosing = false;
  return {
    write: async (topic, messages) => {
      if (isClosing) throw failure('bus-unavailable', { problem: 'it is being closed' });
      const known = topics.get(topic) ?? createTopicProducer(options, topic);
      topics.set(topic, known);
      await known.writer.add(messages);
    },
    close: async () => {
      isClosing = true;
      const all = [...topics.values()];
      await Promise.all(all.map(({ writer }) => writer.close()));
      await Promise.race([Promise.allSettled(all.map((each) => each.disconnect())), delay(DISCONNECT_MS)]);
    },
  };
}

interface TopicProducer {
  readonly writer: Writer;
  disconnect(): Promise<void>;
}

function createTopicProducer(
  { kafka, deadlineMs, metadataMs }: ProducersOptions,
  topic: string,
): TopicProducer {
  const producer: Producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: partitionByKey,
    metadataMaxAge: metadataMs,
  });
  let isConnected = false;
  const sendInHalves = async (messages: readonly WireEvent[]): Promise<void> => {
    try {
      await producer.send({
        topic,
        acks: -1,
        compression: kafkajs.CompressionTypes.GZIP,
        messages: messages.map(toOutgoing),
      });
    } catch (error) {
      if (protocolErrorOf(error) !== TOO_LARGE || messages.length === 1) throw error;
      const middle = Math.ceil(messages.length / 2);
      await sendInHalves(messages.slice(0, middle));
      await sendInHalves(messages.slice(middle));
    }
  };
  const send = async (messages: readonly WireEvent[]): Promise<void> => {
    try {
      if (!isConnected) await producer.connect();
      isConnected = true;
      await sendInHalves(messages);
    } catch (error) {
      throw asTopicOutage(error, topic);
    }
  };
  return {
    writer: createWriter({ send, deadlineMs, maxBytes: MAX_REQUEST_BYTES }),
    disconnect: () => producer.disconnect(),
  };
}
