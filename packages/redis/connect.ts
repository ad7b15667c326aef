import { type ErrorCode, NewswatchError, failure, messageOf } from '@newswatch/domain';
import { Redis } from 'ioredis';

export interface RedisOptions {
  /** `redis://` or `rediss://`, with user and password where the server wants them. */
  readonly url: string;
  /**
   * Before every key. The braces put all keys of newswatch into one slot of a cluster, as scripts over several keys need
   * it.
   */
  readonly prefix?: string;
  /** Told what happens beside any call: a connection that was lost, a job that the server forgot. */
  readonly onTrouble: (problem: string) => void;
}

export const PREFIX = '{newswatch}';

/** A server that does not answer a call in this time is taken for an outage. One timer per call, not per command. */
const CALL_MS = 5_000;
const CONNECT_MS = 5_000;
/** Between attempts to connect again; the first follow more quickly. */
const RECONNECT_MS = 1_000;

/**
 * A connection for calls that somebody waits for: while the server is away they fail at once, and nothing is sent twice.
 * It connects again by itself.
 * @throws NewswatchError `code` when the server cannot be reached
 */
export async function connect(options: RedisOptions, code: ErrorCode): Promise<Redis> {
  const redis = new Redis(options.url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    retryStrategy: reconnectAfter,
  });
  // What connecting rejects with says only that the connection is closed.
  const problems: string[] = [];
  redis.on('error', (error) => {
    if (redis.status !== 'ready' && problems.length === 0) problems.push(messageOf(error));
    options.onTrouble(messageOf(error));
  });
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw failure(code, { problem: problems[0] ?? messageOf(error) }, { cause: error });
  }
}

/** A connection for workers, which wait as long as it takes; bullmq asks for exactly that. */
export function connectPatiently(options: RedisOptions): Redis {
  const redis = new Redis(options.url, { maxRetriesPerRequest: null, retryStrategy: reconnectAfter });
  redis.on('error', (error) => options.onTrouble(messageOf(error)));
  return redis;
}

const reconnectAfter = (attempt: number): number => Math.min(attempt * 50, RECONNECT_MS);

/** @throws NewswatchError `code`, whatever the server or the way to it refuses, or leaves without an answer */
export async function orUnavailable<T>(code: ErrorCode, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const problem = `it does not answer within ${CALL_MS} ms`;
  const timer = setTimeout(() => late.reject(failure(code, { problem })), CALL_MS);
  try {
    return await Promise.race([work(), late.promise]);
  } catch (error) {
    throw error instanceof NewswatchError
      ? error
      : failure(code, { problem: messageOf(error) }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
