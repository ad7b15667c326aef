import { type NewswatchError, SECOND, failure } from '@newswatch/domain';
import { requestFailure } from './failures.ts';

export interface DeadlineOptions {
  /** Milliseconds for the whole work. */
  readonly deadlineMs: number;
  /** Ends the work before. */
  readonly caller: AbortSignal | undefined;
  /** Names the other side in errors. */
  readonly host: string;
}

/**
 * Runs the work under one deadline, however many requests and chunks it has. When it fails, whatever it left open is
 * ended too. Work that does not heed its signal at once, as a request whose connection is still being opened, is not
 * waited for.
 * @throws NewswatchError `deadline-exceeded`; `connection-failed` when the caller gave up; else as `requestFailure` says
 */
export async function withinDeadline<T>(
  options: DeadlineOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { caller, deadlineMs } = options;
  const end = new AbortController();
  const late = { is: false };
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const stop = (): void => {
    end.abort();
    reject(end.signal.reason);
  };
  const timer = setTimeout(() => {
    late.is = true;
    stop();
  }, deadlineMs);
  caller?.addEventListener('abort', stop);
  if (caller?.aborted === true) stop();
  try {
    return await Promise.race([work(end.signal), ended]);
  } catch (thrown) {
    const failed = failureOf(thrown, late.is, options);
    // Ends a body that was too large, or whose encoding is unknown.
    end.abort();
    throw failed;
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', stop);
  }
}

function failureOf(thrown: unknown, late: boolean, options: DeadlineOptions): NewswatchError {
  const { host, deadlineMs, caller } = options;
  const cause = { cause: thrown };
  if (late) return failure('deadline-exceeded', { host, seconds: deadlineMs / SECOND }, cause);
  if (caller?.aborted === true)
    return failure('connection-failed', { host, problem: 'newswatch stopped it' }, cause);
  return requestFailure(thrown, host);
}
