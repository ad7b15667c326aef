import { DAY, HOUR, MINUTE, SECOND } from '@newswatch/domain';

/**
 * When a delivery that failed is tried again, counted from the beginning of the attempt that failed (a receiver that
 * hangs would otherwise stretch the minute by its deadline):
 *
 *   after attempt 1, 2, 3                 5, 15, 30 s
 *   in the first hour of the delivery     1 min: who returns has its alert within a minute
 *   after that                            a tenth of the delivery's age, 6 h at most
 *   at the age of five days               no more: gave up
 *   in the first hour, spared             15 s: who tries a receiver that hangs has its answer by then (hanging.ts), and
 *                                         whoever waits for it must not wait another minute when the answer is good
 *
 * Jitter takes 5 to 20 % off, never adds: it spreads the load, and the due scan's second stays within the minute.
 * Retry-After is honoured when it asks for longer, up to 6 h, and is not shortened.
 */
const FIRST_STEPS = [5 * SECOND, 15 * SECOND, 30 * SECOND];
const STEADY_FOR = HOUR;
const SPARED = 15 * SECOND;
const LONGEST = 6 * HOUR;
const GIVES_UP_AFTER = 5 * DAY;

/** Times in milliseconds since the epoch. */
export interface Attempt {
  /** Counts this one: 1 or more. */
  readonly attempts: number;
  readonly createdAt: number;
  readonly startedAt: number;
  readonly endedAt: number;
  /** What the receiver asked for at the end, in milliseconds. */
  readonly retryAfterMs?: number;
  /** It was not tried itself. */
  readonly spared?: boolean;
  /** From [0, 1). */
  readonly random: number;
}

export type Next = { readonly kind: 'retry'; readonly at: number } | { readonly kind: 'gave-up' };

export function nextAttempt(attempt: Attempt): Next {
  const { createdAt, startedAt, endedAt, retryAfterMs = 0, random } = attempt;
  if (endedAt - createdAt >= GIVES_UP_AFTER) return { kind: 'gave-up' };
  const planned = startedAt + Math.round(stepAfter(attempt) * (0.95 - 0.15 * random));
  const asked = endedAt + Math.min(retryAfterMs, LONGEST);
  return { kind: 'retry', at: Math.max(planned, asked) };
}

function stepAfter({ attempts, createdAt, startedAt, spared = false }: Attempt): number {
  const age = startedAt - createdAt;
  if (spared && age < STEADY_FOR) return SPARED;
  return FIRST_STEPS[attempts - 1] ?? laterStep(age);
}

const laterStep = (age: number): number =>
  age < STEADY_FOR ? MINUTE : Math.min(Math.max(MINUTE, age / 10), LONGEST);
