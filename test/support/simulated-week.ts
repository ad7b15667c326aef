import { DAY, MINUTE, SECOND } from '@newswatch/domain';
import { type PollOutcome, type Scheduled, afterPoll, firstArrivals, hostTurn } from '@newswatch/schedule';
import { type SimulatedFeed, WEEK_BEGINS, seeded, simulatedFeeds } from './simulated-feeds.ts';
import { timeline } from './timeline.ts';

export interface Week {
  readonly requests: number;
  /** Items that appeared in the week and were found in it. */
  readonly found: number;
  /** From the moment at which an item can be found to the poll that brings it, in milliseconds. */
  readonly meanDelay: number;
  /** The same of one interval for all feeds, with as many requests, that heeds the same wishes. */
  readonly fixedDelay: number;
  /** Polls that came before their server or feed allowed them. */
  readonly early: number;
  /** Polls that came less than a second after another of their host. */
  readonly crowded: number;
  /** Feeds of one host that were being polled at once, at most. */
  readonly mostAtOnce: number;
  /** Polls that began in the busiest second. */
  readonly mostInASecond: number;
}

export const PER_HOST = 2;
const WEEK_ENDS = WEEK_BEGINS + 7 * DAY;
/** Of the scan for what is due, and how many it takes up. */
const SCAN = SECOND;
const TAKEN_UP = 256;
/** Items that a document lists. */
const LISTED = 30;
/** Nobody gave an interval. */
const PACED = {};
const NONE: readonly never[] = [];

interface Host {
  polling: number;
  lastAskedAt: number;
}

interface Running {
  readonly feed: SimulatedFeed;
  readonly host: Host;
  readonly headers: Readonly<Record<string, string>>;
  /** All but the number of its polls. */
  state: Omit<Scheduled, 'feed' | 'polls'>;
  /** That were answered. */
  polls: number;
  /** Up to here its items were found. */
  read: number;
  /** What its server and its document ask for. */
  allowedAt: number;
}

type Tally = {
  -readonly [K in keyof Omit<Week, 'meanDelay' | 'fixedDelay' | 'mostInASecond'>]: number;
} & { delay: number };

/**
 * A week of polls by the functions that schedule them in production, on a clock that jumps from one event to the next:
 * the begin of a poll (its feed's number) or its end (that number and the count of feeds).
 */
export function simulateWeek(given: { readonly feeds: number; readonly seed: number }): Week {
  const random = seeded(given.seed);
  const running = runningFeeds(simulatedFeeds(given.feeds, random));
  const events = timeline(given.feeds);
  const tally: Tally = { requests: 0, found: 0, delay: 0, early: 0, crowded: 0, mostAtOnce: 0 };
  const busiest = { second: 0, begun: 0, most: 0 };
  running.forEach((_, index) => events.add(WEEK_BEGINS + Math.floor(index / TAKEN_UP) * SCAN, index));
  for (let at = events.at(); at < WEEK_ENDS; at = events.at()) {
    const what = events.take();
    const one = running[what % given.feeds];
    if (one === undefined) break;
    const moment = { now: at, random: random(), floorSeconds: 1 };
    if (what >= given.feeds) events.add(endPoll(one, moment, tally), what - given.feeds);
    else if (mayBegin(one, at)) {
      beginPoll(one, at, tally);
      countSecond(busiest, at);
      events.add(at + one.feed.latencyMs, what + given.feeds);
    } else events.add(at + SCAN, what);
  }
  return weekOf(running, tally, busiest.most);
}

function weekOf(running: readonly Running[], tally: Tally, mostInASecond: number): Week {
  const { delay, ...counts } = tally;
  const fixedDelay = fixedIntervalDelay(
    running.map(({ feed }) => feed),
    tally.requests,
  );
  return { ...counts, meanDelay: delay / tally.found, fixedDelay, mostInASecond };
}

function runningFeeds(feeds: readonly SimulatedFeed[]): readonly Running[] {
  const hosts = new Map(feeds.map(({ host }): [string, Host] => [host, { polling: 0, lastAskedAt: 0 }]));
  return feeds.map((feed) => ({
    feed,
    host: hosts.get(feed.host) ?? { polling: 0, lastAskedAt: 0 },
    headers: feed.maxAgeSeconds === 0 ? {} : { 'cache-control': `public, max-age=${feed.maxAgeSeconds}` },
    state: { failures: 0, arrivals: [] },
    polls: 0,
    read: firstAfter(feed.items, WEEK_BEGINS),
    allowedAt: 0,
  }));
}

function firstAfter(items: Float64Array, at: number): number {
  const index = items.findIndex((time) => time >= at);
  return index === -1 ? items.length : index;
}

function mayBegin({ feed, host }: Running, at: number): boolean {
  const asked = host.lastAskedAt === 0 ? {} : { lastAskedAt: host.lastAskedAt };
  return hostTurn({ host: feed.host, polling: host.polling, ...asked }, PER_HOST, at) === 'ask';
}

/** What the server sees of us, judged by what it asked for and not by our schedule. */
function beginPoll(one: Running, at: number, tally: Tally): void {
  const { feed, host } = one;
  const skipped = one.polls > 0 && feed.skipHours.includes(new Date(at).getUTCHours());
  tally.requests += 1;
  if (at < one.allowedAt || skipped) tally.early += 1;
  if (at - host.lastAskedAt < SECOND) tally.crowded += 1;
  host.polling += 1;
  host.lastAskedAt = at;
  tally.mostAtOnce = Math.max(tally.mostAtOnce, host.polling);
}

function countSecond(busiest: { second: number; begun: number; most: number }, at: number): void {
  const second = Math.floor(at / SECOND);
  busiest.begun = second === busiest.second ? busiest.begun + 1 : 1;
  busiest.second = second;
  busiest.most = Math.max(busiest.most, busiest.begun);
}

/** @returns when the feed is polled next: at the first scan that finds it due */
function endPoll(one: Running, moment: Parameters<typeof afterPoll>[2], tally: Tally): number {
  one.host.polling -= 1;
  const outcome = outcomeOf(one, moment.now, tally);
  const { failures, arrivals, schedule } = one.state;
  const asked = schedule === undefined ? {} : { schedule };
  const state = { feed: PACED, polls: one.polls, failures, arrivals, ...asked };
  const after = afterPoll(state, outcome, moment);
  one.state = after;
  if (outcome.kind === 'answered') one.polls += 1;
  return Math.ceil(after.nextPollAt / SCAN) * SCAN;
}

function outcomeOf(one: Running, at: number, tally: Tally): PollOutcome {
  const { feed, polls, read: from } = one;
  const { away } = feed;
  if (away !== undefined && at >= away.from && at < away.to) {
    one.allowedAt = at + away.retryAfterSeconds * SECOND;
    return { kind: 'failed', failure: 'other', retryAfterMs: away.retryAfterSeconds * SECOND };
  }
  readItems(one, at, tally);
  one.allowedAt = at + wishOf(feed);
  const brought = one.read - from;
  const arrivals = polls === 0 ? firstArrivals(listed(feed, one.read), at) : broughtAt(brought, at);
  // What did not change is answered by 304, without a document.
  const document = brought > 0 || polls === 0 ? { document: documentOf(feed) } : {};
  return { kind: 'answered', headers: one.headers, hops: NONE, ...document, arrivals };
}

function readItems(one: Running, at: number, tally: Tally): void {
  const { items, away } = one.feed;
  for (let item = items[one.read]; item !== undefined && item <= at; item = items[one.read]) {
    // What appears while the server is away is there when it is back.
    const shownAt = away !== undefined && item >= away.from && item < away.to ? away.to : item;
    tally.found += 1;
    tally.delay += at - shownAt;
    one.read += 1;
  }
}

const broughtAt = (count: number, at: number): readonly number[] =>
  count === 0 ? NONE : Array.from({ length: count }, () => at);

const listed = ({ items }: SimulatedFeed, read: number): readonly number[] =>
  Array.from(items.subarray(Math.max(0, read - LISTED), read));

const documentOf = ({ ttlMinutes, skipHours }: SimulatedFeed) => ({
  schedule: {
    ...(ttlMinutes === 0 ? {} : { ttlMinutes }),
    ...(skipHours.length === 0 ? {} : { skipHours }),
  },
});

const wishOf = ({ maxAgeSeconds, ttlMinutes }: SimulatedFeed): number =>
  Math.max(maxAgeSeconds * SECOND, ttlMinutes * MINUTE);

/**
 * One interval for all: each feed is polled every `interval`, or as seldom as it wishes, and its items wait half of that.
 * The interval is the one that makes so many requests, found by halving. Outages cost it nothing.
 */
function fixedIntervalDelay(feeds: readonly SimulatedFeed[], requests: number): number {
  const waitOf = (feed: SimulatedFeed, interval: number): number => Math.max(interval, wishOf(feed));
  const requestsAt = (interval: number): number =>
    feeds.reduce((sum, feed) => sum + (7 * DAY) / waitOf(feed, interval), 0);
  let [shortest, longest] = [SECOND, DAY];
  while (longest - shortest > SECOND) {
    const middle = (shortest + longest) / 2;
    if (requestsAt(middle) > requests) shortest = middle;
    else longest = middle;
  }
  const counts = feeds.map(({ items }) => items.length - firstAfter(items, WEEK_BEGINS));
  const items = counts.reduce((sum, count) => sum + count, 0);
  return feeds.reduce((sum, feed, at) => sum + ((counts[at] ?? 0) * waitOf(feed, longest)) / 2, 0) / items;
}
