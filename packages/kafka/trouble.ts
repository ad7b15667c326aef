import { type Clock, type NewswatchError, SECOND, failure } from '@newswatch/domain';
import type { KafkaLog } from './client.ts';
import { protocolErrorOf } from './failures.ts';

/** What keeps the groups of a bus from reading, said once, and that it is over. */
export interface Trouble {
  /** What keeps this group from reading; an outage is one for all groups. @returns whether it is more than a moment */
  note(group: string, error: NewswatchError): boolean;
  /** How many partitions a topic has, if it is there, and should have: fewer do the work, shared by fewer processes. */
  count(topic: string, counted: { readonly found: number | undefined; readonly partitions: number }): void;
  /** This group reads. */
  isOver(group: string): void;
}

/** A coordinator that is loading, or changing hands, is busy for a moment; it is trouble when it lasts. */
const BUSY = ['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE', 'NOT_COORDINATOR_FOR_GROUP'];
const BUSY_MS = 10 * SECOND;

export function createTrouble(log: Pick<KafkaLog, 'info' | 'warn'>, clock: Clock): Trouble {
  const away = new Set<string>();
  const missing = new Map<string, string>();
  const narrow = new Set<string>();
  const busySince = new Map<string, number>();
  const isBusy = (group: string, error: NewswatchError): boolean => {
    if (!BUSY.includes(protocolErrorOf(error))) return false;
    const since = busySince.get(group) ?? clock();
    busySince.set(group, since);
    return clock() - since < BUSY_MS;
  };
  return {
    note: (group, error) => {
      if (isBusy(group, error)) return false;
      if (error.code === 'bus-unavailable') {
        // It says something else at each attempt, and to each group, and is the same outage.
        if (away.size === 0) log.warn('Kafka cannot be used; newswatch goes on trying', { error });
        away.add(group);
      } else if (missing.get(group) !== error.message) {
        missing.set(group, error.message);
        log.warn('A group cannot read all that it should; newswatch goes on trying', { group, error });
      }
      return true;
    },
    count: (topic, { found = Infinity, partitions: declared }) => {
      if (found >= declared) narrow.delete(topic);
      else if (!narrow.has(topic)) {
        narrow.add(topic);
        log.warn('A topic is narrow', { error: failure('stream-narrow', { topic, found, declared }) });
      }
    },
    isOver: (group) => {
      busySince.delete(group);
      if (away.delete(group) && away.size === 0) log.info('Kafka can be used again');
      if (missing.delete(group)) log.info('The group reads all that it should', { group });
    },
  };
}
