import { setImmediate as nextTurn } from 'node:timers/promises';
import { type NewswatchError, SECOND, type WireEvent, failure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import { asOutage } from './failures.ts';
import { sizeOf } from './messages.ts';

/**
 * Gathers the messages for one topic and sends them, one request at a time.
 *
 * - What is added in one turn of the event loop, or while a request is under way, goes out together, up to `maxBytes` a
 *   request. One call of `send` at a time keeps the order of keys through whatever the client repeats.
 * - `add` resolves once all its messages are acknowledged. It rejects when a request with one of them fails, or at the
 *   deadline; then those that were not sent yet never are, and those under way may still arrive.
 *
 * Closing waits until everything that was added is answered, which the deadline bounds.
 */
export interface Writer extends Closeable {
  add(messages: readonly WireEvent[]): Promise<void>;
}

export interface WriterOptions {
  /** Resolves when the messages are acknowledged by all replicas in sync. */
  readonly send: (messages: readonly WireEvent[]) => Promise<unknown>;
  /** The most of one request, unless a single message is larger. */
  readonly maxBytes: number;
  /** From `add` to its answer, in milliseconds. */
  readonly deadlineMs: number;
}

interface Waiting {
  readonly message: WireEvent;
  readonly addition: Addition;
}

/** Sends nothing before something is added. */
export function createWriter({ send, maxBytes, deadlineMs }: WriterOptions): Writer {
  const waiting = new Set<Waiting>();
  const open = new Set<Promise<void>>();
  let isSending = false;

  const sendAll = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    await nextTurn();
    while (waiting.size > 0) {
      const taken = takeUpTo(maxBytes, waiting);
      if (taken.length === 0) break;
      const problem = await send(taken.map(({ message }) => message)).then(() => undefined, asOutage);
      for (const { addition } of taken) addition.answered(problem);
    }
    isSending = false;
  };
  return {
    add: async (messages) => {
      if (messages.length === 0) return;
      const addition = createAddition(messages.length, deadlineMs);
      for (const message of messages) waiting.add({ message, addition });
      open.add(addition.done);
      void sendAll();
      try {
        await addition.done;
      } finally {
        open.delete(addition.done);
      }
    },
    close: async () => {
      await Promise.allSettled(open);
    },
  };
}

interface Addition {
  /** Settles at the last answer, at the first problem or at the deadline. */
  readonly done: Promise<void>;
  /** Whether it is settled, so that what is left of it is not sent. */
  isOver(): boolean;
  /** One of its messages was acknowledged, or there is a problem. */
  answered(problem: NewswatchError | undefined): void;
}

function createAddition(count: number, deadlineMs: number): Addition {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let left = count;
  let isOver = false;
  const settle = (problem: NewswatchError | undefined): void => {
    isOver = true;
    clearTimeout(late);
    if (problem === undefined) resolve();
    else reject(problem);
  };
  const late = setTimeout(() => {
    settle(failure('bus-unavailable', { problem: `no answer in ${deadlineMs / SECOND} s` }));
  }, deadlineMs);
  return {
    done: promise,
    isOver: () => isOver,
    answered: (problem) => {
      left -= 1;
      if (problem !== undefined || left === 0) settle(problem);
    },
  };
}

/** Takes the next ones out, those apart that nobody waits for any more. */
function takeUpTo(maxBytes: number, waiting: Set<Waiting>): readonly Waiting[] {
  const taken: Waiting[] = [];
  let bytes = 0;
  for (const each of waiting) {
    if (!each.addition.isOver()) {
      bytes += sizeOf(each.message);
      if (bytes > maxBytes && taken.length > 0) break;
      taken.push(each);
    }
    waiting.delete(each);
  }
  return taken;
}
