import { failure } from '@newswatch/domain';
import { type RedisOptions, connect, orUnavailable } from './connect.ts';

/** What the server is set to that matters to us. */
export interface Findings {
  readonly version: string;
  /** Why it may not be used; undefined when it may. */
  readonly refusal?: string;
  /** What it may do to us in an accident, and what to set against it. */
  readonly warnings: readonly string[];
}

/** What bullmq needs. */
const LEAST_VERSION = [6, 2] as const;

/**
 * Looks at version, eviction and persistence, by INFO, which hosted servers allow where they forbid CONFIG.
 *
 * - A server that evicts any key when its memory is full loses jobs in silence: refused. One that evicts only keys that
 *   expire loses claims and locks, which costs repeated work: a warning.
 * - Without an append-only file a crash of the server forgets what waits. It is enqueued again from the store within
 *   a second or when leases run out: a warning.
 * @throws NewswatchError `queue-unavailable`
 */
export async function inspectRedis(options: RedisOptions): Promise<Findings> {
  const redis = await connect(options, 'queue-unavailable');
  try {
    return findingsIn(await orUnavailable('queue-unavailable', () => redis.info()));
  } finally {
    redis.disconnect();
  }
}

/** @throws NewswatchError `queue-unsafe`, `queue-unavailable` */
export async function refuseUnsafe(options: RedisOptions): Promise<Findings> {
  const findings = await inspectRedis(options);
  if (findings.refusal !== undefined) throw failure('queue-unsafe', { problem: findings.refusal });
  return findings;
}

function findingsIn(info: string): Findings {
  const facts = new Map(info.split(/\r?\n/).map((line) => [line.split(':')[0], line.split(':')[1]]));
  const version = facts.get('redis_version') ?? 'unknown';
  const policy = facts.get('maxmemory_policy') ?? 'noeviction';
  const refusal = isTooOld(version)
    ? `it is Redis ${version}, and ${LEAST_VERSION.join('.')} is the least`
    : policy.startsWith('allkeys-')
      ? `its maxmemory-policy is ${policy}, which deletes waiting jobs when its memory is full`
      : undefined;
  const warnings = [
    ...(policy.startsWith('volatile-')
      ? [`maxmemory-policy is ${policy}: set it to noeviction, or locks of running jobs may be deleted`]
      : []),
    ...(facts.get('aof_enabled') === '0'
      ? ['there is no append-only file: set appendonly to yes, or a crash forgets the jobs that wait']
      : []),
  ];
  return { version, warnings, ...(refusal === undefined ? {} : { refusal }) };
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_VERSION;
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
