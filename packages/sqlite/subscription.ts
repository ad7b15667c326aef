import type { Closeable, Subscription } from '@newswatch/ports';
import { createBell } from './bell.ts';
import type { MessageLog } from './messages.ts';
import { loop } from './loop.ts';

const BATCH_SIZE = 200;
/** Readers are woken when something is published; this only limits the damage if one wake-up were missed. */
const SAFETY_POLL_MS = 5_000;

/** Hands one lane to one member of a group, batch after batch, each acknowledged before the next is read. */
export interface LaneReader extends Closeable {
  readonly stream: string;
  /** There is something new. */
  ring(): void;
  /** Reads until closed. */
  run(): Promise<void>;
}

export function createLaneReader(
  log: MessageLog,
  stream: string,
  subscription: Omit<Subscription, 'types'>,
): LaneReader {
  const { group, batchSize = BATCH_SIZE } = subscription;
  const bell = createBell();
  const closing = new AbortController();
  let running = Promise.resolve();

  const showNext = (position: number): void => {
    const next = closing.signal.aborted ? [] : log.recent(stream, position, batchSize);
    if (next.length > 0) subscription.lookAhead?.(next);
  };
  const step = async (): Promise<void> => {
    const messages = log.read(group, stream, batchSize);
    const last = messages.at(-1);
    if (last === undefined) return bell.wait(SAFETY_POLL_MS);
    // After the batch in hand has begun what it waits for.
    setImmediate(() => showNext(last.position));
    await subscription.handleBatch({
      messages,
      signal: closing.signal,
      heartbeat: async () => undefined,
      acknowledge: async ({ position }) => log.acknowledge(group, stream, position),
    });
    log.acknowledge(group, stream, last.position);
  };
  return {
    stream,
    ring: () => bell.ring(),
    run: () => (running = loop(step, closing.signal)),
    close: () => {
      closing.abort();
      bell.ring();
      return running;
    },
  };
}
