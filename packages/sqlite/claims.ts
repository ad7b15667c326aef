import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Clock } from '@newswatch/domain';
import type { Claims } from '@newswatch/ports';
import { orUnavailable, transact } from './database.ts';

/**
 * Claims are answered from memory, and written down so that they outlive the process: a row for each call, appended, and
 * read once, when the folder is opened. A row for each claim would lie wherever its key falls: a batch of a hundred would
 * write as many pages.
 *
 * - A row holds what one call took, `[key, owner]` each, or gave back, `[key, null]`. Later rows count more.
 * - A row goes when the last of its claims has expired.
 * - The newest claims are held, so many; what is forgotten earlier costs repeated work and nothing else. So do the last
 *   ones where the machine dies.
 */
const MOST_HELD = 200_000;

/** How many expired rows one call clears away. */
const PRUNED_PER_CALL = 4;

/** A key with its owner, or with none where it was given back. */
type Entry = readonly [key: string, owner: string | null];

interface Held {
  readonly owner: string;
  readonly expiresAt: number;
}

/** @throws NewswatchError `store-unavailable`, `data-damaged`; then nothing is taken and nothing given back */
export function createClaims(database: DatabaseSync, clock: Clock): Claims {
  const guard = <T>(work: () => T): T => orUnavailable('store-unavailable', work);
  const { read, append, prune } = guard(() => claimStatements(database));
  const held = guard(() => newestIn(read.iterate(clock())));
  const write = (entries: readonly Entry[], expiresAt: number): void =>
    guard(() =>
      transact(database, () => {
        prune.run(clock(), PRUNED_PER_CALL);
        append.run(expiresAt, JSON.stringify(entries));
      }),
    );
  return {
    claim: async (claims, ttlMs) => {
      const now = clock();
      const taken = new Map<string, string>();
      const owners = claims.map(({ key, owner }) => {
        const before = taken.get(key) ?? ownerAt(held.get(key), now);
        if (before === undefined || before === owner) taken.set(key, owner);
        return before ?? owner;
      });
      if (taken.size === 0) return owners;
      write([...taken], now + ttlMs);
      hold(held, taken, now + ttlMs);
      forgetOldest(held, now);
      return owners;
    },
    release: async (claims) => {
      const released = claims.filter(({ key, owner }) => held.get(key)?.owner === owner);
      if (released.length === 0) return;
      const last = released.reduce((time, { key }) => Math.max(time, held.get(key)?.expiresAt ?? 0), 0);
      write(
        released.map(({ key }) => [key, null]),
        last,
      );
      for (const { key } of released) held.delete(key);
    },
  };
}

const ownerAt = (held: Held | undefined, now: number): string | undefined =>
  held !== undefined && held.expiresAt > now ? held.owner : undefined;

/** In the order of taking: a key that was held before goes to the end. */
function hold(held: Map<string, Held>, taken: ReadonlyMap<string, string>, expiresAt: number): void {
  for (const [key, owner] of taken) {
    held.delete(key);
    held.set(key, { owner, expiresAt });
  }
}

/** All but the newest, and what has expired before those that have not. */
function forgetOldest(held: Map<string, Held>, now: number): void {
  for (const [key, { expiresAt }] of held) {
    if (held.size <= MOST_HELD && expiresAt > now) return;
    held.delete(key);
  }
}

/** What the rows leave, in the order of taking; as many as are held, however many there are. @param rows newest first */
function newestIn(rows: Iterable<Readonly<Record<string, SQLOutputValue>>>): Map<string, Held> {
  const seen = new Map<string, Held | undefined>();
  for (const { key, owner, expires_at: expiresAt } of rows) {
    if (seen.size >= MOST_HELD) break;
    const claim = typeof owner === 'string' ? { owner, expiresAt: Number(expiresAt) } : undefined;
    if (!seen.has(String(key))) seen.set(String(key), claim);
  }
  const held = new Map<string, Held>();
  for (const [key, claim] of [...seen].toReversed()) if (claim !== undefined) held.set(key, claim);
  return held;
}

function claimStatements(database: DatabaseSync) {
  return {
    read: database.prepare(
      `select each.value ->> 0 as key, each.value ->> 1 as owner, expires_at
       from claims, json_each(claims.claims) as each where expires_at > ?
       order by claims.id desc, each.key desc`,
    ),
    append: database.prepare('insert into claims (expires_at, claims) values (?, ?)'),
    prune: database.prepare(
      `delete from claims where id in
         (select id from claims where expires_at <= ? order by expires_at limit ?)`,
    ),
  };
}
