import { kafka } from './kafka.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';

/** A server that adapters are tested against, real and on 127.0.0.1. */
export interface TestServer {
  readonly name: ServerName;
  /** The environment variable that names a running one, which is then used instead of a private one. */
  readonly variable: 'KAFKA_BROKERS' | 'REDIS_URL' | 'DATABASE_URL';
  /** Starts a private instance on free ports. Rejects, with the reason in plain words, where that cannot be done. */
  start(): Promise<StartedServer>;
}
export type ServerName = 'kafka' | 'redis' | 'postgres';

export interface StartedServer {
  /** As its variable has it. */
  readonly url: string;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** Every server that a test file may ask for by `onServer`. */
export const testServers: readonly TestServer[] = [kafka, redis, postgres];
