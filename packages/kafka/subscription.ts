import { setTimeout as delay } from 'node:timers/promises';
import { type NewswatchError, SECOND, failure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import { partitionsOf } from './create-topics.ts';
import { rememberLives } from './earlier-lives.ts';
import { asOutage } from './failures.ts';
import { type MemberOptions, joinGroup } from './member.ts';
import type { TopicDeclaration } from './topics.ts';
import type { Trouble } from './trouble.ts';

export interface ReadingOptions extends Omit<MemberOptions, 'signal' | 'lives' | 'topics'> {
  /** What it reads. */
  readonly declared: readonly TopicDeclaration[];
  /** Of the bus. */
  readonly trouble: Trouble;
  /** Told of a crash that does not pass by itself. */
  readonly onEnd: (error: NewswatchError) => void;
}

/** Between two attempts, and between two looks for topics that are not there, in milliseconds. */
const AGAIN_MS = SECOND;
const LOOK_MS = 2 * SECOND;
/** How long a start waits for the broker before it goes on without. */
const JOIN_MS = 15 * SECOND;

/**
 * Keeps a member of the group alive until closed. Whatever may pass (a broker that is away, a topic that is not there)
 * is said once and tried again; topics that are there are read meanwhile. A crash that does not pass ends the reading
 * and is handed to `onEnd`.
 */
export function keepReading(options: ReadingOptions): Reading {
  const closing = new AbortController();
  const closed = Promise.withResolvers<undefined>();
  const started = Promise.withResolvers<void>();
  const life: Life = {
    ...options,
    signal: closing.signal,
    closed: closed.promise,
    started: started.resolve,
    lives: rememberLives(),
  };
  const lived = live(life);
  return {
    started: Promise.race([started.promise, lived, delay(JOIN_MS, undefined, { ref: false })]),
    close: async () => {
      closing.abort();
      closed.resolve(undefined);
      await lived;
    },
  };
}

export interface Reading extends Closeable {
  /**
   * Resolves when the member reads, so that what is published from then on reaches a group that begins at the end; or
   * once something keeps it from reading, or after some seconds, while it goes on trying.
   */
  readonly started: Promise<void>;
}

interface Life extends ReadingOptions, Pick<MemberOptions, 'lives'> {
  readonly signal: AbortSignal;
  /** Resolves with the signal. */
  readonly closed: Promise<undefined>;
  readonly started: () => void;
}

async function live(life: Life): Promise<void> {
  while (!life.signal.aborted) {
    const next = await liveOnce(life).catch((error: unknown) => {
      note(life, asOutage(error));
      return 'again' as const;
    });
    if (next === 'ended') return;
    if (next === 'again') await pause(AGAIN_MS, life.signal);
  }
}

/** From looking which topics are there to the end of one member. @returns what to do next; rejects with an outage */
async function liveOnce(life: Life): Promise<'at once' | 'again' | 'ended'> {
  const { declared, closed, trouble, group } = life;
  const found = await foundOf(life);
  const present = [...found.keys()];
  const missing = declared.map(({ topic }) => topic).filter((topic) => !found.has(topic));
  for (const { topic, partitions } of declared) trouble.count(topic, { found: found.get(topic), partitions });
  if (missing.length > 0) note(life, failure('stream-missing', { topic: missing.join(', ') }));
  if (present.length === 0) return 'again';
  const member = await joinGroup({ ...life, topics: present });
  try {
    void member.reading.then(() => {
      life.started();
      if (missing.length === 0) trouble.isOver(group);
    });
    const crash = await Promise.race([member.crashed, closed, appearance(life, missing)]);
    if (crash === undefined) return 'at once';
    if (!crash.isLasting) throw crash.error;
    life.onEnd(failure('bus-ended', { problem: crash.error.message }, { cause: crash.error }));
    return 'ended';
  } finally {
    await member.close();
  }
}

/** Whoever waits for the start waits no longer: nobody knows for how long. */
function note({ trouble, group, started }: Life, error: NewswatchError): void {
  if (trouble.note(group, error)) started();
}

/** Of the declared topics those that are there, with the count of their partitions. */
const foundOf = ({ desk, declared }: Life): Promise<ReadonlyMap<string, number>> =>
  desk.ask(async (admin) => {
    const all = await admin.listTopics();
    return partitionsOf(
      admin,
      declared.filter(({ topic }) => all.includes(topic)),
    );
  });

/** Resolves when one of the topics is there. */
async function appearance(life: Life, missing: readonly string[]): Promise<undefined> {
  if (missing.length === 0) return life.closed;
  while (!life.signal.aborted) {
    await pause(LOOK_MS, life.signal);
    const found = await foundOf(life).catch((error: unknown): ReadonlyMap<string, number> => {
      note(life, asOutage(error));
      return new Map();
    });
    if (missing.some((topic) => found.has(topic))) return undefined;
  }
  return undefined;
}

/** Waits so long, or until the signal. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
