import { DAY, deadLetterStream, eventTypes, streamsOf } from '@newswatch/domain';

/** A Kafka topic as newswatch needs it. */
export interface TopicDeclaration {
  readonly topic: string;
  readonly partitions: number;
  /** Kafka's names and values. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface DeclareOptions {
  /** See KafkaOptions. */
  readonly prefix?: string;
  /** Of each stream; 12, so that up to 12 processes share a stage. */
  readonly partitions?: number;
}

const PARTITIONS = 12;
const DEAD_LETTER_PARTITIONS = 3;
/** Kafka's own limit of a batch, for one event of the largest size with its headers. */
const STREAM_BYTES = 1_048_588;
/** Events that are refused for their size are dead letters too; the largest body that is fetched is 16 MB. */
const DEAD_LETTER_BYTES = 33_554_432;
const RETENTION_MS = 7 * DAY;

/**
 * All topics, declared once: `newswatch kafka init` makes them, `newswatch doctor` compares them, and
 * infra/kafka/create-topics.sh is written from here.
 *
 * - Facts are deleted by age and never compacted: two events of one key are two facts.
 * - The broker stores gzip whatever a producer sends, for the client reads no other codec.
 * - Age counts from arrival, so that a producer's wrong clock neither deletes a message at once nor keeps it for ever.
 */
export function declareTopics({
  prefix = '',
  partitions = PARTITIONS,
}: DeclareOptions = {}): readonly TopicDeclaration[] {
  const streams = eventTypes.filter((type) => type !== 'event.dead-lettered').flatMap(streamsOf);
  return streams.flatMap((stream) => [
    { topic: prefix + stream, partitions, settings: settingsFor(STREAM_BYTES) },
    {
      topic: prefix + deadLetterStream(stream),
      partitions: Math.min(partitions, DEAD_LETTER_PARTITIONS),
      settings: settingsFor(DEAD_LETTER_BYTES),
    },
  ]);
}

const settingsFor = (maxBytes: number): Readonly<Record<string, string>> => ({
  'cleanup.policy': 'delete',
  'retention.ms': String(RETENTION_MS),
  'segment.ms': String(DAY),
  'max.message.bytes': String(maxBytes),
  'compression.type': 'gzip',
  'message.timestamp.type': 'LogAppendTime',
});
