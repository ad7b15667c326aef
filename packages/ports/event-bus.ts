import type { Cause, Event, EventType, Message, NewswatchError } from '@newswatch/domain';
import type { Closeable } from './closeable.ts';

/**
 * Facts, kept for a while and read by any number of groups.
 *
 * - Delivers raw messages; decoding is the runner's, so that what cannot be decoded can be dead-lettered unchanged.
 * - Order per key. Within a lane positions only grow; batches of one lane come one after the other, never at once.
 * - At least once: a batch is acknowledged when `handleBatch` resolves, and delivered again when it rejects or when
 *   the process dies before. What was acknowledged is not delivered to that group again.
 */
export interface EventBus {
  /**
   * Resolves when all events but the refused are durable. An oversize event is refused singly (`event-too-large`);
   * the others are published. Rejects with `bus-unavailable` when nothing can be said of any of them.
   */
  publish(events: readonly Event[]): Promise<readonly Refusal[]>;
  /** Closing waits for the batch in hand. */
  subscribe(subscription: Subscription): Promise<Closeable>;
  /** Puts the message on `<stream>.dlq`, bytes and headers unchanged, with cause and origin. Resolves when durable. */
  deadLetter(message: Message, cause: Cause): Promise<void>;
  /** Messages that the group has still to acknowledge, over all its streams. */
  lag(group: string): Promise<number>;
}

export interface Refusal {
  readonly event: Event;
  readonly error: NewswatchError;
}

export interface Subscription {
  /** Members of one group share the messages. */
  readonly group: string;
  readonly types: readonly EventType[];
  /** Where a group begins that has never acknowledged anything. */
  readonly from: 'start' | 'end';
  /** The most messages in one batch. */
  readonly batchSize?: number;
  /**
   * Resolving acknowledges the whole batch. Rejecting leaves it: the bus waits `retryAfterMs` of the error (1 s where
   * it says nothing) and delivers from the same position again.
   */
  handleBatch(batch: Batch): Promise<void>;
  /**
   * A bus that has the next messages of a lane at hand may show them while a batch of the lane is in hand. Nothing is
   * said by that: they may be delivered otherwise divided, to another member, or never.
   */
  lookAhead?(messages: readonly Message[]): void;
}

export interface Batch {
  /** All of one lane, in order. Never empty. */
  readonly messages: readonly Message[];
  /** Aborted when the subscription closes: finish or reject soon. */
  readonly signal: AbortSignal;
  /** Says that the work goes on; call it between messages when a batch takes long. */
  heartbeat(): Promise<void>;
  /**
   * Acknowledges this message of the batch and those before it: after a death, or a rejection, the lane goes on behind
   * it. For batches that are handled message by message.
   */
  acknowledge(message: Message): Promise<void>;
}
