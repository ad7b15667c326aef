import { type NewswatchError, failure, messageOf } from '@newswatch/domain';
import { DatabaseError } from 'pg';

/**
 * What a failure of PostgreSQL means, by SQLSTATE (appendix A of its manual). Whoever waits for an outage finds the
 * database again; a mistake fails every time and is told at once.
 */

/** Two transactions were in each other's way: one of them runs again. */
const COLLISIONS = new Set(['40001', '40P01']);
/** Corrupt data, corrupt index: waited for as well, but no waiting helps. */
const DAMAGES = new Set(['XX001', 'XX002']);
/**
 * Connection, authorization, database, transaction ended by the server, resources, operator, system; read-only
 * (a standby), no privilege, lock not available. No event is to blame for any.
 */
const OUTAGE_CLASSES = new Set(['08', '28', '3D', '53', '57', '58']);
const OUTAGES = new Set(['25006', '25P03', '42501', '55P03']);

export const isCollision = (error: unknown): boolean =>
  error instanceof DatabaseError && COLLISIONS.has(error.code ?? '');

/** @param error of the client, or of the server, which may quote at length what it was sent */
export function asStoreFailure(error: unknown): NewswatchError {
  const problem = (messageOf(error) || String(error)).slice(0, LONGEST_MESSAGE);
  return failure(codeOf(error), { problem }, { cause: error });
}

const LONGEST_MESSAGE = 300;

function codeOf(error: unknown): 'store-unavailable' | 'data-damaged' | 'unexpected' {
  if (!(error instanceof DatabaseError)) return isMistake(error) ? 'unexpected' : 'store-unavailable';
  const { code = '' } = error;
  if (DAMAGES.has(code)) return 'data-damaged';
  const isOutage = OUTAGE_CLASSES.has(code.slice(0, 2)) || OUTAGES.has(code) || COLLISIONS.has(code);
  return isOutage ? 'store-unavailable' : 'unexpected';
}

/** What else the client says is of its connection: not there, lost, too slow. */
const isMistake = (error: unknown): boolean => error instanceof TypeError || error instanceof RangeError;
