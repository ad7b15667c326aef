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
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), options.deadlineMs);
  const callers = options.caller === undefined ? [] : [options.caller];
  try {
    const signal = AbortSignal.any([deadline.signal, ...callers]);
    return await unlessAborted(work(signal), signal);
  } catch (thrown) {
    const failed = failureOf(thrown, deadline.signal.aborted, options);
    // Ends a body that was too large, or whose encoding is unknown.
    deadline.abort();
    throw failed;
  } finally {
    clearTimeout(timer);
  }
}

/** The work, or the reason of the signal when that comes first. A signal that lives on keeps nothing of it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
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
