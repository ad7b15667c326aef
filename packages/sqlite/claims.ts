import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Clock } from '@newswatch/domain';
import type { Claim, Claims } from '@newswatch/ports';
import { orUnavailable, transact } from './database.ts';

/**
 * Claims are answered from memory, and written down so that they outlive the process: a row for each call, appended, and
 * read once, when the folder is opened. A row for each claim lay wherever its key fell: a batch of a hundred dirtied a
 * hundred pages, as many bytes as its messages.
 *
 * - A row holds what one call took, `[key, owner]` each, or gave back, `[key, null]`. Later rows count more.
 * - A row goes when the last of its claims has expired.
 * - The newest claims are held, so many; what is forgotten earlier costs repeated work and nothing else. So do the last
 *   ones where the machine dies.
 */
const MOST_HELD = 200_000;

/** How many expired rows one call clears away. */
const PRUNED_PER_CALL = 4;

interface Held {
  readonly owner: string;
  readonly expiresAt: number;
}

/** A key with its owner, or with none where it was given back. */
type Entry = readonly [key: string, owner: string | null];

/** @throws NewswatchError `store-unavailable`, `data-damaged` */
export function createClaims(database: DatabaseSync, clock: Clock): Claims {
  const guard = <T>(work: () => T): T => orUnavailable('store-unavailable', work);
  const { read, append, prune } = guard(() => claimStatements(database));
  const held = guard(() => heldIn(read.iterate(clock())));
  const write = (claims: readonly Entry[], expiresAt: number): void =>
    guard(() =>
      transact(database, () => {
        prune.run(clock(), PRUNED_PER_CALL);
        append.run(expiresAt, JSON.stringify(claims));
      }),
    );
  return {
    claim: async (claims, ttlMs) => {
      const now = clock();
      const owners = claims.map((claim) => take(held, claim, { now, expiresAt: now + ttlMs }));
      const taken = claims.filter(({ owner }, at) => owners[at] === owner);
      forgetOldest(held, now);
      if (taken.length > 0)
        write(
          taken.map(({ key, owner }) => [key, owner]),
          now + ttlMs,
        );
      return owners;
    },
    release: async (claims) => {
      const released = claims.filter(({ key, owner }) => held.get(key)?.owner === owner);
      const last = Math.max(...released.map(({ key }) => held.get(key)?.expiresAt ?? 0));
      for (const { key } of released) held.delete(key);
      if (released.length > 0)
        write(
          released.map(({ key }) => [key, null]),
          last,
        );
    },
  };
}

/** @returns who owns the key now */
function take(
  held: Map<string, Held>,
  { key, owner }: Claim,
  { now, expiresAt }: { now: number; expiresAt: number },
): string {
  const before = held.get(key);
  if (before !== undefined && before.expiresAt > now && before.owner !== owner) return before.owner;
  // Set anew, so that the map stays in the order of taking.
  held.delete(key);
  held.set(key, { owner, expiresAt });
  return owner;
}

/** All but the newest, and what has expired before those that have not. */
function forgetOldest(held: Map<string, Held>, now: number): void {
  for (const [key, { expiresAt }] of held) {
    if (held.size <= MOST_HELD && expiresAt > now) return;
    held.delete(key);
  }
}

/** What the rows leave, in their order. */
function heldIn(rows: Iterable<Readonly<Record<string, SQLOutputValue>>>): Map<string, Held> {
  const held = new Map<string, Held>();
  for (const { key, owner, expires_at: expiresAt } of rows) {
    held.delete(String(key));
    if (typeof owner === 'string') held.set(String(key), { owner, expiresAt: Number(expiresAt) });
  }
  return held;
}

function claimStatements(database: DatabaseSync) {
  return {
    read: database.prepare(
      `select each.value ->> 0 as key, each.value ->> 1 as owner, expires_at
       from claims, json_each(claims.claims) as each where expires_at > ? order by claims.id, each.key`,
    ),
    append: database.prepare('insert into claims (expires_at, claims) values (?, ?)'),
    prune: database.prepare(
      `delete from claims where id in
         (select id from claims where expires_at <= ? order by expires_at limit ?)`,
    ),
  };
}
