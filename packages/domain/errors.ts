import { askingErrors } from './error-table/asking.ts';
import { deliveringErrors } from './error-table/delivering.ts';
import type { ErrorEntry } from './error-table/entry.ts';
import { fetchingErrors } from './error-table/fetching.ts';
import { infrastructureErrors } from './error-table/infrastructure.ts';
import { startingErrors } from './error-table/starting.ts';

export type { ErrorEntry } from './error-table/entry.ts';

/**
 * Every error of newswatch, in one table. `docs/errors.md` is written from it (`npm run docs:errors`) and a test
 * compares the two.
 */
export const errorTable = {
  ...startingErrors,
  ...infrastructureErrors,
  ...fetchingErrors,
  ...askingErrors,
  ...deliveringErrors,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
export type Details = Readonly<Record<string, string | number>>;

export class NewswatchError extends Error {
  override readonly name = 'NewswatchError';
  readonly code: ErrorCode;
  readonly details: Details;
  /** When the other side asked us to come back, in milliseconds from now. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, details: Details, options: FailureOptions) {
    super(sentence(code, details), options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.details = details;
    this.retryAfterMs = options.retryAfterMs;
  }
  get retry(): ErrorEntry['retry'] {
    return errorTable[this.code].retry;
  }
  get remedy(): string {
    return errorTable[this.code].remedy;
  }
}

export interface FailureOptions {
  readonly cause?: unknown;
  readonly retryAfterMs?: number;
}

/** The one way to make an error: `throw failure('not-found', { what: 'watch', id })`. */
export function failure(
  code: ErrorCode,
  details: Details = {},
  options: FailureOptions = {},
): NewswatchError {
  return new NewswatchError(code, details, options);
}

/** Any thrown value as a NewswatchError; what is not one of ours is `unexpected`. */
export function asFailure(thrown: unknown): NewswatchError {
  return thrown instanceof NewswatchError
    ? thrown
    : failure('unexpected', { problem: messageOf(thrown) }, { cause: thrown });
}

/** Whether this release knows the code. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code);

/** What to do about an error that was kept by its code; empty for a code that this release does not know. */
export const remedyOf = (code: string): string => (isErrorCode(code) ? errorTable[code].remedy : '');

/** What a thrown value says. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The code that the system or a library gave a failure, such as `ENOENT`; empty where there is none. */
export function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

function sentence(code: ErrorCode, details: Details): string {
  return errorTable[code].says.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}
