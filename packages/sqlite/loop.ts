import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { NewswatchError, SECOND } from '@newswatch/domain';

/**
 * Runs `step` over and over until the signal. After a step that failed it waits as long as the failure asks, or a
 * second. Between two steps other work of the process has its turn: adapters that answer at once would otherwise
 * keep timers and sockets waiting while there is a backlog.
 */
export async function loop(step: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pauseMs = await step().then(() => 0, pauseAfter);
    await (pauseMs > 0 ? pause(pauseMs, signal) : nextTurn());
  }
}

function pauseAfter(error: unknown): number {
  return (error instanceof NewswatchError ? error.retryAfterMs : undefined) ?? SECOND;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
