import {
  type NewswatchError,
  SECOND,
  deadLetterStream,
  encodeDeadLetter,
  encodeEvents,
  failure,
  streamsOf,
} from '@newswatch/domain';
import type { Closeable, EventBus, Subscription } from '@newswatch/ports';
import { createAdminDesk } from './admin.ts';
import { type KafkaOptions, METADATA_MS, createClient } from './client.ts';
import { lagOf } from './positions.ts';
import { createProducers } from './producers.ts';
import { type Reading, type ReadingOptions, keepReading } from './subscription.ts';
import { type DeclareOptions, declareTopics } from './topics.ts';
import { createTrouble } from './trouble.ts';

export interface EventBusOptions extends KafkaOptions, DeclareOptions {
  /**
   * Called when a group reads no more and nothing here cures it. The process has to end, so that whoever started it
   * starts it again; what was not acknowledged is delivered then.
   */
  readonly onEnd: (error: NewswatchError) => void;
  /** From publishing to the answer, in milliseconds; 15 s. Below the session, so that waiting costs no partition. */
  readonly deadlineMs?: number;
  /** How long after its death a member loses its partitions, in milliseconds; 30 s. */
  readonly sessionMs?: number;
  /** How long after partitions were added they are read and written, in milliseconds; 20 s. */
  readonly metadataMs?: number;
}

/**
 * The event bus on Apache Kafka. A stream is a topic, a lane one of its partitions, a position an offset.
 *
 * Delivery guarantee: at least once, in order per key. A publication is acknowledged by all replicas in sync; one that is
 * rejected may have arrived all the same. A batch is acknowledged by committing its offset, after the subscriber resolved:
 * a death, or a partition that changes hands in between, delivers it again. Events published twice are delivered twice.
 * What retention takes is gone, read or not.
 *
 * Topics are declared in topics.ts and made by `createTopics`; nothing here makes one by asking for it.
 */
export function createEventBus(options: EventBusOptions): EventBus & Closeable {
  const { prefix = '', deadlineMs = 15 * SECOND, metadataMs = METADATA_MS } = options;
  const kafka = createClient(options);
  const desk = createAdminDesk(kafka, metadataMs);
  const producers = createProducers({ kafka, deadlineMs, metadataMs });
  // Whoever asks for the lag wants to know soon that nobody answers.
  const lagDesk = createAdminDesk(createClient({ ...options, retries: 1 }), metadataMs);
  const readings = createReadings(options, { kafka, desk });
  let closing: Promise<void> | undefined;
  const refuseWhenClosing = (): void => {
    if (closing !== undefined) throw failure('bus-unavailable', { problem: 'it is being closed' });
  };
  const close = async (): Promise<void> => {
    await readings.close();
    await Promise.all([producers.close(), desk.close(), lagDesk.close()]);
  };
  return {
    publish: async (events) => {
      refuseWhenClosing();
      const { accepted, refused } = encodeEvents(events);
      const byStream = Map.groupBy(accepted, ({ stream }) => prefix + stream);
      await Promise.all([...byStream].map(([topic, messages]) => producers.write(topic, messages)));
      return refused;
    },
    subscribe: async (subscription) => {
      refuseWhenClosing();
      return readings.add(subscription);
    },
    deadLetter: async (message, cause) => {
      refuseWhenClosing();
      await producers.write(prefix + deadLetterStream(message.stream), [encodeDeadLetter(message, cause)]);
    },
    lag: (group) => lagOf(lagDesk, prefix + group),
    close: () => (closing ??= close()),
  };
}

/** All that read on this bus. */
function createReadings(
  { sessionMs = 30 * SECOND, metadataMs = METADATA_MS, ...options }: EventBusOptions,
  { kafka, desk }: Pick<ReadingOptions, 'kafka' | 'desk'>,
) {
  const { prefix = '', log, onEnd } = options;
  const open = new Set<Reading>();
  const declared = declareTopics(options);
  const trouble = createTrouble(log, Date.now);
  return {
    add: async (subscription: Subscription): Promise<Closeable> => {
      const streams = new Set(subscription.types.flatMap(streamsOf));
      const reading = keepReading({
        kafka,
        desk,
        trouble,
        onEnd,
        sessionMs,
        metadataMs,
        subscription,
        declared: declared.filter(({ topic }) => streams.has(topic.slice(prefix.length))),
        group: prefix + subscription.group,
        streamOf: (topic) => topic.slice(prefix.length),
      });
      open.add(reading);
      await reading.started;
      return {
        close: async () => {
          await reading.close();
          open.delete(reading);
        },
      };
    },
    close: () => Promise.all([...open].map((reading) => reading.close())),
  };
}
