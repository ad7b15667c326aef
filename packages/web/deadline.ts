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
 * ended too.
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
    return await work(AbortSignal.any([deadline.signal, ...callers]));
  } catch (thrown) {
    const failed = failureOf(thrown, deadline.signal.aborted, options);
    // Ends a body that was too large, or whose encoding is unknown.
    deadline.abort();
    throw failed;
  } finally {
    clearTimeout(timer);
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
