import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Clock, failure, instant, messageOf, systemCode } from '@newswatch/domain';
import type { z } from 'zod';
import {
  type BusAccess,
  busAccessEnvironment,
  busAccessIn,
  busAccessSecrets,
  loginProblems,
} from './bus-access.ts';
import { type Declared, nothingDeclared, readDeclared } from './declared.ts';
import {
  type Environment,
  distributedKeys,
  environmentSchema,
  knownKeys,
  type logLevelSchema,
  secretKeys,
  serverKeys,
} from './environment.ts';
import { isLoopback } from './loopback.ts';
import { didYouMean } from './nearest.ts';
import { type Problem, configInvalid, problemsOf } from './problems.ts';
import { type ProxySettings, proxiesIn } from './proxies.ts';

/**
 * The configuration, from the environment and, where there is one, from `newswatch.yaml`. Parsed once; every mistake is
 * reported at once; an empty variable counts as not set; a `NEWSWATCH_…` variable that we do not know is a mistake.
 */
export interface Config {
  readonly profile: 'embedded' | 'distributed';
  /** Of the distributed profile; undefined in the embedded one. */
  readonly servers?: Servers;
  /** The data folder, absolute. */
  readonly folder: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly apiKey?: string;
  /** Names, besides localhost and IP addresses, under which the API may be called. */
  readonly allowedHosts: readonly string[];
  readonly allowPrivateNetworks: boolean;
  /** Of feeds and receivers. */
  readonly proxies: ProxySettings;
  readonly logLevel: LogLevel;
  /** IANA name; how times are told to people. */
  readonly timezone: string;
  /** How people are told. */
  readonly language: 'ru' | 'en';
  /** No feed is polled more often. */
  readonly pollFloorSeconds: number;
  /** Feeds of one host that are polled at once. */
  readonly pollsPerHost: number;
  /** Where `declared` comes from; undefined when there is no file. */
  readonly declaredPath?: string;
  readonly declared: Declared;
}

/** Where the servers of the distributed profile are. Addresses of the queue and the store may hold passwords. */
export interface Servers {
  /** `host:port`, one or more. */
  readonly bus: readonly string[];
  readonly busAccess: BusAccess;
  readonly queue: string;
  readonly store: string;
  /** Begins the names of streams, groups and keys, so that several newswatch can share servers; empty unless given. */
  readonly prefix: string;
}
export type LogLevel = z.infer<typeof logLevelSchema>;

export interface ConfigSources {
  /** Answers a file's text; throws when it cannot be read. */
  readonly readFile?: (path: string) => string;
  /** Throws when a watch's query is not understood. */
  readonly checkQuery?: (query: string) => void;
  /** Throws when a keyword of a watch is none. */
  readonly checkKeyword?: (keyword: string) => void;
  /** Throws when a CSS selector is none. */
  readonly checkSelector?: (selector: string) => void;
  readonly clock?: Clock;
}

/**
 * @throws NewswatchError `config-invalid` with every mistake (a command exits 78), `api-key-required` when that is the
 *   only one
 */
export function readConfig(env: NodeJS.ProcessEnv, sources: ConfigSources = {}): Config {
  const readFile = sources.readFile ?? readText;
  const problems: Problem[] = unknownKeys(env);
  const given = withSecrets(ours(env), { readFile, keys: secretKeys }, problems);
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) problems.push(...problemsOf(parsed.error, ''));
  const declaredPath = declaredPathOf(given, readFile);
  const declared =
    declaredPath === undefined
      ? nothingDeclared
      : readDeclared({
          ...sources,
          path: declaredPath,
          readFile,
          readAt: instant((sources.clock ?? Date.now)()),
        });
  if (isProblems(declared)) problems.push(...declared);
  if (!parsed.success || isProblems(declared)) throw configInvalid(problems);
  requireServers(parsed.data, problems);
  problems.push(...loginProblems(parsed.data));
  requireKeyBeyondLoopback(parsed.data, problems);
  if (problems.length > 0) throw configInvalid(problems);
  return freezeDeep({
    ...settingsOf(parsed.data, env),
    ...(declaredPath === undefined ? {} : { declaredPath }),
    declared,
  });
}

/**
 * Where the bus of the distributed profile is, for commands that need nothing else.
 * @throws NewswatchError `config-invalid`
 */
export function readBus(
  env: NodeJS.ProcessEnv,
  readFile: (path: string) => string = readText,
): Pick<Servers, 'bus' | 'busAccess' | 'prefix'> {
  const problems: Problem[] = [];
  const parsed = busSchema.safeParse(withSecrets(env, { readFile, keys: busAccessSecrets }, problems));
  if (!parsed.success) throw configInvalid([...problems, ...problemsOf(parsed.error, '')]);
  const { KAFKA_BROKERS: bus, NEWSWATCH_PREFIX: prefix } = parsed.data;
  problems.push(...loginProblems(parsed.data));
  if (bus === undefined)
    problems.push({ at: 'KAFKA_BROKERS', says: 'is needed: the host:port of some brokers' });
  if (bus === undefined || problems.length > 0) throw configInvalid(problems);
  return { bus, prefix, busAccess: busAccessIn(parsed.data) };
}
const busSchema = environmentSchema
  .pick({ KAFKA_BROKERS: true, NEWSWATCH_PREFIX: true })
  .extend(busAccessEnvironment);
const readText = (path: string): string => readFileSync(path, 'utf8');

function settingsOf(parsed: Environment, env: NodeJS.ProcessEnv): Omit<Config, 'declared' | 'declaredPath'> {
  const { NEWSWATCH_PROFILE: profile, KAFKA_BROKERS: bus = [], REDIS_URL: queue = '' } = parsed;
  const { DATABASE_URL: store = '', NEWSWATCH_PREFIX: prefix } = parsed;
  const servers = { bus, busAccess: busAccessIn(parsed), queue, store, prefix };
  return {
    profile,
    ...(profile === 'distributed' && { servers }),
    folder: resolve(parsed.NEWSWATCH_DATA ?? defaultFolder(env)),
    // An IPv6 address in a URL has brackets, and none where it is listened on.
    host: parsed.NEWSWATCH_HOST.replace(/^\[(.*)\]$/, '$1'),
    port: parsed.NEWSWATCH_PORT,
    ...(parsed.NEWSWATCH_API_KEY === undefined ? {} : { apiKey: parsed.NEWSWATCH_API_KEY }),
    allowedHosts: parsed.NEWSWATCH_ALLOWED_HOSTS,
    allowPrivateNetworks: parsed.NEWSWATCH_ALLOW_PRIVATE_NETWORKS,
    proxies: proxiesIn(parsed),
    logLevel: parsed.NEWSWATCH_LOG_LEVEL,
    timezone: parsed.NEWSWATCH_TIMEZONE,
    language: parsed.NEWSWATCH_LANGUAGE,
    pollFloorSeconds: parsed.NEWSWATCH_POLL_FLOOR_SECONDS,
    pollsPerHost: parsed.NEWSWATCH_POLLS_PER_HOST,
  };
}

/** The same from every working directory, so that a command finds the newswatch that runs. */
function defaultFolder(env: NodeJS.ProcessEnv): string {
  if (env['XDG_DATA_HOME']) return join(env['XDG_DATA_HOME'], 'newswatch');
  return env['HOME'] ? join(env['HOME'], '.local', 'share', 'newswatch') : 'newswatch-data';
}

function unknownKeys(env: NodeJS.ProcessEnv): Problem[] {
  return Object.keys(env)
    .filter((key) => key.startsWith('NEWSWATCH_') && !knownKeys.includes(key))
    .map((key) => ({ at: key, says: `is not known${didYouMean(key, knownKeys)}` }));
}

/** Other programs name their servers by the same variables; the embedded profile has none. */
function ours(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env['NEWSWATCH_PROFILE'] === 'distributed') return env;
  const servers = new Set<string>(distributedKeys.flatMap((key) => [key, `${key}_FILE`]));
  return Object.fromEntries(Object.entries(env).filter(([key]) => !servers.has(key)));
}

function withSecrets(
  env: NodeJS.ProcessEnv,
  { readFile, keys }: { readonly readFile: (path: string) => string; readonly keys: readonly string[] },
  problems: Problem[],
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) if (value) given[key] = value;
  for (const key of keys) {
    const path = given[`${key}_FILE`];
    if (path === undefined) continue;
    if (given[key] !== undefined)
      problems.push({ at: key, says: `is given, and ${key}_FILE as well; give one` });
    try {
      given[key] = readFile(path).trim();
    } catch (error) {
      problems.push({ at: `${key}_FILE`, says: unreadable(path, error) });
    }
  }
  return given;
}

const unreadable = (file: string, error: unknown): string =>
  failure('file-unreadable', { file, problem: messageOf(error) }).message;

/** The file that was named, or ./newswatch.yaml when there is one. */
function declaredPathOf(
  given: Record<string, string>,
  readFile: (path: string) => string,
): string | undefined {
  const named = given['NEWSWATCH_CONFIG'];
  if (named !== undefined) return resolve(named);
  const usual = resolve('newswatch.yaml');
  try {
    readFile(usual);
    return usual;
  } catch (error) {
    // Absent is normal; a file that is there and cannot be read is reported when it is parsed.
    return systemCode(error) === 'ENOENT' ? undefined : usual;
  }
}

function requireServers(parsed: Environment, problems: Problem[]): void {
  if (parsed.NEWSWATCH_PROFILE === 'embedded') return;
  const missing = serverKeys.filter((key) => parsed[key] === undefined);
  problems.push(...missing.map((at) => ({ at, says: 'is needed by the distributed profile' })));
}

function requireKeyBeyondLoopback(parsed: Environment, problems: Problem[]): void {
  if (isLoopback(parsed.NEWSWATCH_HOST) || parsed.NEWSWATCH_API_KEY !== undefined) return;
  const error = failure('api-key-required', { host: parsed.NEWSWATCH_HOST });
  if (problems.length === 0) throw error;
  problems.push({ at: 'NEWSWATCH_HOST', says: error.message });
}

const isProblems = (declared: Declared | readonly Problem[]): declared is readonly Problem[] =>
  Array.isArray(declared);

function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freezeDeep(inner);
  return Object.freeze(value);
}
