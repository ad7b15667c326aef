import type { DatabaseSync } from 'node:sqlite';
import type { HandNote, HandNotes } from '@newswatch/ports';
import { orUnavailable } from './database.ts';

/** Notes survive kill -9 at any moment after `take` has resolved; the last ones may be lost with the machine. */
export function createHandNotes(database: DatabaseSync): HandNotes {
  const guard = <T>(work: () => T): T => orUnavailable('store-unavailable', work);
  const { take, recall, release } = guard(() => noteStatements(database));
  return {
    take: async ({ group, lane, first, last, takes }) => {
      guard(() => take.run(group, lane, first, last, takes));
    },
    recall: async (group, lane) => {
      const row = guard(() => recall.get(group, lane));
      return row as HandNote | undefined;
    },
    release: async (group, lane) => {
      guard(() => release.run(group, lane));
    },
  };
}

function noteStatements(database: DatabaseSync) {
  return {
    take: database.prepare(
      'insert or replace into hand_notes (reader, lane, first, last, takes) values (?, ?, ?, ?, ?)',
    ),
    recall: database.prepare(
      `select reader as "group", lane, first, last, takes from hand_notes where reader = ? and lane = ?`,
    ),
    release: database.prepare('delete from hand_notes where reader = ? and lane = ?'),
  };
}
