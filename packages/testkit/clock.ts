import type { Clock } from '@newswatch/domain';

export interface FakeClock {
  /** Pass it wherever a clock is wanted. */
  readonly now: Clock;
  /** Milliseconds. */
  advance(by: number): void;
}

/** A clock that stands still until told otherwise. Starts on Monday, 20 October 2025, 10:00 UTC. */
export function fakeClock(start = Date.UTC(2025, 9, 20, 10)): FakeClock {
  let time = start;
  return {
    now: () => time,
    advance: (by) => {
      time += by;
    },
  };
}
