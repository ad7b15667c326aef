import { failure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';

/**
 * Parts are closed in the reverse of their start, so that each finds what it was built on.
 *
 * - Parts may be started side by side; they close in the reverse of the order in which they were begun.
 * - A start that fails closes what was started before and rejects with its own reason.
 * - `close` waits until all parts are closed, at most until the one deadline; then the parts left are told to close all
 *   at once and it rejects with `close-timed-out`, which names them. A part that fails to close stops no other; the
 *   first such failure is what `close` rejects with.
 * - `close` is idempotent, and a part that is just starting when it is called is closed as soon as it has started.
 */
export interface Lifecycle extends Closeable {
  start<T extends Closeable>(name: string, open: () => T | Promise<T>): Promise<T>;
}

interface Part extends Closeable {
  readonly name: string;
}

/** A lifecycle that has no parts yet; closing all of them must not take longer than `closeWithinMs`. */
export function createLifecycle(options: { readonly closeWithinMs: number }): Lifecycle {
  const parts: Part[] = [];
  let closing: Promise<void> | undefined;

  const close = (): Promise<void> => (closing ??= closeAll(parts, options.closeWithinMs));

  return {
    async start(name, open) {
      if (closing !== undefined) throw failure('start-interrupted', { part: name });
      const place = { name, close: async (): Promise<void> => undefined };
      parts.push(place);
      try {
        const part = await open();
        if (closing !== undefined) {
          await part.close();
          throw failure('start-interrupted', { part: name });
        }
        place.close = () => part.close();
        return part;
      } catch (error) {
        // The reason why it did not start matters more than what the closing comes to.
        await Promise.allSettled([close()]);
        throw error;
      }
    },
    close,
  };
}

async function closeAll(parts: Part[], withinMs: number): Promise<void> {
  const failures: unknown[] = [];
  const closeLast = async (): Promise<void> => {
    const part = parts.at(-1);
    if (part === undefined) return;
    await part.close().catch((error: unknown) => failures.push(error));
    parts.splice(parts.indexOf(part), 1);
    await closeLast();
  };
  const timedOut = await within(withinMs, closeLast());
  if (timedOut) {
    const names = parts.map(({ name }) => name).toReversed();
    void Promise.allSettled(parts.map((part) => part.close()));
    throw failure('close-timed-out', { seconds: withinMs / 1_000, parts: names.join(', ') });
  }
  if (failures.length > 0) throw failures[0];
}

/** @returns whether the time ran out before the work was done */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(true), milliseconds);
  try {
    return await Promise.race([work.then(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
