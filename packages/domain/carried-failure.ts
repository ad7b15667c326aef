import { type Details, type ErrorCode, NewswatchError, asFailure, failure, messageOf } from './errors.ts';

/** A failure as plain data, for what crosses to another thread: classes do not survive the way. */
export interface CarriedFailure {
  readonly code: ErrorCode;
  readonly details: Details;
  readonly retryAfterMs?: number;
  /** What its cause said. */
  readonly cause?: string;
}

/** Any thrown value as plain data; what is not one of ours is `unexpected`. */
export function carried(thrown: unknown): CarriedFailure {
  const { code, details, retryAfterMs, cause } = asFailure(thrown);
  return {
    code,
    details,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(cause !== undefined && { cause: messageOf(cause) }),
  };
}

/** The failure again, where it arrived. */
export function arrived({ code, details, ...options }: CarriedFailure): NewswatchError {
  return failure(code, details, options);
}
