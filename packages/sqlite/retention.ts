import type { DatabaseSync } from 'node:sqlite';
import { type Clock, DAY, HOUR } from '@newswatch/domain';

/**
 * What may go, and when:
 *
 * - A publication takes with it up to twice as many old messages of its stream, in the same transaction, so the file
 *   stays as large as the retained days need, and no publication has to wait for a long cleaning.
 * - What a known group has still to acknowledge never goes, however old it is: no loss comes before a small file.
 * - A group that nobody has subscribed to for 30 days is forgotten and holds nothing back any more. Time in which
 *   newswatch did not run does not count, and a group that this process has subscribed to is never forgotten.
 */
export interface Retention {
  /** This process reads for the group. */
  joined(group: string): void;
  /** Call within each publication, before `prune`: remembers which groups are in use. */
  touch(now: number): void;
  /** Deletes up to `limit` of the stream's oldest messages where they may go. */
  prune(stream: number, limit: number, now: number): void;
}

export interface RetentionOptions {
  readonly clock: Clock;
  /** How long messages are kept; 7 days. */
  readonly retainMs?: number;
  /** 30 days. */
  readonly forgetGroupsAfterMs?: number;
}

const TOUCH_MS = HOUR;

export function createRetention(database: DatabaseSync, options: RetentionOptions): Retention {
  const { clock, retainMs = 7 * DAY, forgetGroupsAfterMs = 30 * DAY } = options;
  const { touch, oldest, forget, remove, discountDowntime } = retentionStatements(database);
  const groups = new Set<string>();
  discountDowntime.run(clock());
  return {
    joined: (group) => {
      groups.add(group);
    },
    touch: (now) => {
      touch.run(now, JSON.stringify([...groups]), now - TOUCH_MS);
    },
    prune: (stream, limit, now) => {
      const at = oldest.get(stream)?.['at'];
      if (at === undefined || Number(at) >= now - retainMs) return;
      forget.run(stream, now - forgetGroupsAfterMs);
      remove.run(stream, limit, now - retainMs);
    },
  };
}

function retentionStatements(database: DatabaseSync) {
  return {
    touch: database.prepare(
      `update offsets set seen_at = ?1
       where reader in (select value from json_each(?2)) and seen_at <= ?3`,
    ),
    oldest: database.prepare('select at from messages where stream = ? order by position limit 1'),
    forget: database.prepare('delete from offsets where stream = ? and seen_at < ?'),
    // Looks at no more than the limit: the rows stand in the order of their age.
    remove: database.prepare(
      `delete from messages where id in (
         select id from (
           select id, at from messages
           where stream = ?1
             and position <= coalesce((select min(position) from offsets where stream = ?1), 9e15)
           order by position limit ?2)
         where at < ?3)`,
    ),
    discountDowntime: database.prepare(
      'update offsets set seen_at = seen_at + max(0, ? - (select max(seen_at) from offsets))',
    ),
  };
}
