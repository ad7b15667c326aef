import kafkajs, { type Kafka, type LogEntry, type SASLOptions } from 'kafkajs';
import { setGzipLevel } from './gzip.ts';
import { writeProduceRequests } from './produce-request.ts';
import { calmRequestQueues } from './request-queue.ts';

export interface KafkaOptions {
  /** `host:port` of some brokers; the others are learned from them. */
  readonly brokers: readonly string[];
  /** Whether connections are encrypted; the certificates of the brokers are checked then. Not unless given. */
  readonly ssl?: boolean;
  /** The login, where the brokers want one. */
  readonly sasl?: KafkaLogin;
  /** Begins the name of every topic and group, so that several newswatch can share a cluster; empty unless given. */
  readonly prefix?: string;
  readonly log: KafkaLog;
  /** How often the client tries again by itself; 5. */
  readonly retries?: number;
}

export interface KafkaLogin {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** What the adapter says of itself. Nothing is lost by what it warns of. */
export interface KafkaLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** A request that no broker answers in this time is given up, in milliseconds. */
const REQUEST_MS = 10_000;
const CONNECT_MS = 3_000;
/** How long after partitions were added they are read and written, in milliseconds; kafkajs has five minutes. */
export const METADATA_MS = 20_000;

/**
 * How often, and how soon, the client tries again by itself. All of it is given: kafkajs has other defaults where
 * NODE_ENV says test.
 */
const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2 };

/**
 * The client of kafkajs. It logs as errors what passes by itself, such as a coordinator that still loads; what comes of
 * such an error is thrown as well and reported by whoever asked, so all that it says is for debugging.
 */
export function createClient({ brokers, ssl = false, sasl, log, retries = 5 }: KafkaOptions): Kafka {
  calmRequestQueues();
  setGzipLevel();
  writeProduceRequests();
  return new kafkajs.Kafka({
    clientId: 'newswatch',
    brokers: [...brokers],
    ssl,
    ...(sasl !== undefined && { sasl: loginOf(sasl) }),
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    retry: { ...RETRY, retries },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => log.debug(entry.log.message, fieldsOf(entry)),
  });
}

/** Each mechanism has a type of its own at kafkajs. */
function loginOf({ mechanism, ...login }: KafkaLogin): SASLOptions {
  switch (mechanism) {
    case 'plain':
      return { mechanism, ...login };
    case 'scram-sha-256':
      return { mechanism, ...login };
    case 'scram-sha-512':
      return { mechanism, ...login };
    default:
      return mechanism satisfies never;
  }
}

function fieldsOf({ label, namespace, log }: LogEntry): Record<string, unknown> {
  const { message: _message, timestamp: _timestamp, ...fields } = log;
  return { ...fields, label, namespace };
}
