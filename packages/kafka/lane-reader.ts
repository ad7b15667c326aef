import { type Message, NewswatchError, SECOND, failure, messageOf } from '@newswatch/domain';
import type { Subscription } from '@newswatch/ports';
import type { EachBatchPayload } from 'kafkajs';
import { protocolErrorOf } from './failures.ts';
import { fromKafka } from './messages.ts';

const BATCH_SIZE = 200;

export interface LaneReading {
  readonly subscription: Pick<Subscription, 'batchSize' | 'handleBatch'>;
  /** Of the topic, which has the prefix. */
  readonly stream: string;
  /** Aborted when the subscription closes. */
  readonly signal: AbortSignal;
}

/**
 * Hands what was fetched of one partition to the subscriber, batch after batch, each acknowledged (committed) before the
 * next. Never two of one partition at once: the client fetches a partition again only after this has resolved.
 *
 * - A batch that the subscriber rejects pauses the partition for as long as the failure says and is then fetched again;
 *   other partitions go on.
 * - What was fetched before the client was moved to another place of the partition is left alone.
 * - A heartbeat that says the group is being shared out anew lets the batch in hand end first. One that says that the
 *   partition is lost, or that nobody answers, is thrown into the work, as an outage, and then to the client.
 */
export async function readLane(reading: LaneReading, payload: EachBatchPayload): Promise<void> {
  const { partition, messages: fetched } = payload.batch;
  const { subscription, signal } = reading;
  const { batchSize = BATCH_SIZE } = subscription;
  const from = { stream: reading.stream, partition };
  const hold = createHold(payload);
  for (let at = 0; at < fetched.length; at += batchSize) {
    if (signal.aborted || !payload.isRunning() || payload.isStale()) return;
    const messages = fetched.slice(at, at + batchSize).map((message) => fromKafka(from, message));
    try {
      await subscription.handleBatch({
        messages,
        signal,
        heartbeat: () => hold.heartbeat(),
        acknowledge: (message) => hold.acknowledge(message),
      });
    } catch (error) {
      hold.throwIfLost();
      return pause(payload, error);
    }
    await hold.commit(messages.at(-1));
    await payload.heartbeat();
  }
}

/** What ties this member to the partition while it works on it. */
function createHold(payload: EachBatchPayload) {
  const { topic, partition } = payload.batch;
  let lost: Error | undefined;

  const commit = async (message: Message | undefined): Promise<void> => {
    if (message === undefined) return;
    const isLast = String(message.position) === payload.batch.messages.at(-1)?.offset;
    // Behind the last message the batch may have records that are no messages, such as the end of a transaction.
    const next = BigInt(isLast ? payload.batch.lastOffset() : message.position) + 1n;
    const partitions = [{ partition, offset: String(next) }];
    await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
    payload.resolveOffset(String(message.position));
  };
  const orLost = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      lost = error instanceof Error ? error : failure('bus-unavailable', { problem: messageOf(error) });
      throw failure('bus-unavailable', { problem: messageOf(error) }, { cause: error });
    }
  };
  return {
    commit,
    acknowledge: (message: Message) => orLost(() => commit(message)),
    heartbeat: () =>
      orLost(async () => {
        try {
          await payload.heartbeat();
        } catch (error) {
          if (protocolErrorOf(error) !== 'REBALANCE_IN_PROGRESS') throw error;
        }
      }),
    throwIfLost: (): void => {
      if (lost !== undefined) throw lost;
    },
  };
}

/** Fetches the partition again, from behind what was acknowledged, once the failure's time is over. */
function pause(payload: EachBatchPayload, error: unknown): void {
  const resume = payload.pause();
  const pauseMs = (error instanceof NewswatchError ? error.retryAfterMs : undefined) ?? SECOND;
  // Nobody waits for it: closing, and the end of the process, need not.
  setTimeout(resume, pauseMs).unref();
}
