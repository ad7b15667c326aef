/** When a feed is polled next, where, and why. Pure: clock and randomness are passed in. */
export { type PollOutcome, type Rescheduled, type Scheduled, afterPoll } from './after-poll.ts';
export { type HostNow, type HostTurn, hostTurn, isOwnNetwork } from './host-turn.ts';
export type { Moment } from './next-poll.ts';
export { firstArrivals } from './pace.ts';
export { mayRevalidate, retryAfterMs } from './server-wishes.ts';
