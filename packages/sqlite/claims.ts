import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '@newswatch/domain';
import type { Claims } from '@newswatch/ports';
import { orUnavailable, transact } from './database.ts';

/** How many expired claims one call clears away beside what it adds. */
const PRUNED_PER_CALL = 100;

/** Claims outlive the process; the last ones may be lost with the machine, which costs repeated work and nothing else. */
export function createClaims(database: DatabaseSync, clock: Clock): Claims {
  const { take, prune, release } = orUnavailable('store-unavailable', () => claimStatements(database));
  const write = <T>(work: () => T): T => orUnavailable('store-unavailable', () => transact(database, work));
  return {
    claim: async (claims, ttlMs) =>
      write(() => {
        const now = clock();
        prune.run(now, claims.length + PRUNED_PER_CALL);
        return claims.map(({ key, owner }) => String(take.get(key, owner, now + ttlMs, now)?.['owner']));
      }),
    release: async (claims) =>
      write(() => {
        for (const { key, owner } of claims) release.run(key, owner);
      }),
  };
}

function claimStatements(database: DatabaseSync) {
  return {
    take: database.prepare(
      `insert into claims as held (key, owner, expires_at) values (?1, ?2, ?3)
       on conflict (key) do update set
         expires_at = iif(owner = ?2 or expires_at <= ?4, ?3, expires_at),
         owner = iif(owner = ?2 or expires_at <= ?4, ?2, owner)
       returning owner`,
    ),
    prune: database.prepare(
      `delete from claims where key in
         (select key from claims where expires_at <= ? order by expires_at limit ?)`,
    ),
    release: database.prepare('delete from claims where key = ? and owner = ?'),
  };
}
