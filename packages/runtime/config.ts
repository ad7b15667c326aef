import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Clock, failure, instant, messageOf, systemCode, timezoneSchema } from '@newswatch/domain';
import { z } from 'zod';
import { type Declared, nothingDeclared, readDeclared } from './declared.ts';
import { isLoopback } from './loopback.ts';
import { didYouMean } from './nearest.ts';
import { type Problem, configInvalid, problemsOf } from './problems.ts';

/**
 * The configuration, from the environment and, where there is one, from `newswatch.yaml`. Parsed once; every mistake is
 * reported at once; an empty variable counts as not set; a `NEWSWATCH_…` variable that we do not know is a mistake.
 */
export interface Config {
  readonly profile: 'embedded';
  /** The data folder, absolute. */
  readonly folder: string;
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly apiKey?: string;
  /** Names, besides localhost and IP addresses, under which the API may be called. */
  readonly allowedHosts: readonly string[];
  readonly allowPrivateNetworks: boolean;
  readonly logLevel: LogLevel;
  /** IANA name; how times are told to people. */
  readonly timezone: string;
  /** How people are told. */
  readonly language: 'ru' | 'en';
  /** No feed is polled more often. */
  readonly pollFloorSeconds: number;
  /** Where `declared` comes from; undefined when there is no file. */
  readonly declaredPath?: string;
  readonly declared: Declared;
}
export type LogLevel = z.infer<typeof logLevelSchema>;

export interface ConfigSources {
  /** Answers a file's text; throws when it cannot be read. */
  readonly readFile?: (path: string) => string;
  /** Throws when a watch's query is not understood. */
  readonly checkQuery?: (query: string) => void;
  /** Throws when a keyword of a watch is none. */
  readonly checkKeyword?: (keyword: string) => void;
  readonly clock?: Clock;
}

const logLevelSchema = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((word) => /^(true|1)$/.test(word));
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`);

/** As the Host header of a browser has it: in small letters, other scripts in Punycode. */
const hostNameSchema = z.string().transform((given, { addIssue }) => {
  const url = URL.parse(`http://${given}`);
  if (url !== null && url.href === `http://${url.hostname}/` && !given.includes('*')) return url.hostname;
  addIssue('must be a host name, without scheme, port or wildcard');
  return z.NEVER;
});

const environmentSchema = z.object({
  NEWSWATCH_PROFILE: z
    .enum(['embedded', 'distributed'], 'must be embedded')
    .refine(
      (profile) => profile === 'embedded',
      'the distributed profile is not available in this release; leave it out',
    )
    .optional(),
  NEWSWATCH_DATA: z.string().optional(),
  NEWSWATCH_CONFIG: z.string().optional(),
  NEWSWATCH_HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  NEWSWATCH_PORT: wholeNumber(0, 65_535).default(8_080),
  // What a header can carry, and a person cannot mistake.
  NEWSWATCH_API_KEY: z
    .string()
    .min(16, 'must have at least 16 characters')
    .regex(/^[\x21-\x7e]*$/, 'must have no spaces and none but ASCII characters')
    .optional(),
  NEWSWATCH_ALLOWED_HOSTS: z
    .string()
    .transform((list) => list.split(',').flatMap((host) => host.trim() || []))
    .pipe(z.array(hostNameSchema))
    .default([]),
  NEWSWATCH_ALLOW_PRIVATE_NETWORKS: flag.default(false),
  NEWSWATCH_LOG_LEVEL: logLevelSchema.default('info'),
  NEWSWATCH_TIMEZONE: timezoneSchema.default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  NEWSWATCH_LANGUAGE: z.enum(['ru', 'en'], 'must be ru or en').default('en'),
  NEWSWATCH_POLL_FLOOR_SECONDS: wholeNumber(1, 86_400).default(60),
});
type Environment = z.infer<typeof environmentSchema>;

/** Each may instead be given as the path of a file, in `<name>_FILE`. */
const secretKeys = ['NEWSWATCH_API_KEY'] as const;
const knownKeys = [...Object.keys(environmentSchema.shape), ...secretKeys.map((key) => `${key}_FILE`)];

/**
 * @throws NewswatchError `config-invalid` with every mistake (a command exits 78), `api-key-required` when that is the
 *   only one
 */
export function readConfig(env: NodeJS.ProcessEnv, sources: ConfigSources = {}): Config {
  const readFile = sources.readFile ?? ((path: string) => readFileSync(path, 'utf8'));
  const problems: Problem[] = unknownKeys(env);
  const given = withSecrets(env, readFile, problems);
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
  requireKeyBeyondLoopback(parsed.data, problems);
  if (problems.length > 0) throw configInvalid(problems);
  return freezeDeep({
    ...settingsOf(parsed.data, env),
    ...(declaredPath === undefined ? {} : { declaredPath }),
    declared,
  });
}

function settingsOf(parsed: Environment, env: NodeJS.ProcessEnv): Omit<Config, 'declared' | 'declaredPath'> {
  return {
    profile: 'embedded',
    folder: resolve(parsed.NEWSWATCH_DATA ?? defaultFolder(env)),
    // An IPv6 address in a URL has brackets, and none where it is listened on.
    host: parsed.NEWSWATCH_HOST.replace(/^\[(.*)\]$/, '$1'),
    port: parsed.NEWSWATCH_PORT,
    ...(parsed.NEWSWATCH_API_KEY === undefined ? {} : { apiKey: parsed.NEWSWATCH_API_KEY }),
    allowedHosts: parsed.NEWSWATCH_ALLOWED_HOSTS,
    allowPrivateNetworks: parsed.NEWSWATCH_ALLOW_PRIVATE_NETWORKS,
    logLevel: parsed.NEWSWATCH_LOG_LEVEL,
    timezone: parsed.NEWSWATCH_TIMEZONE,
    language: parsed.NEWSWATCH_LANGUAGE,
    pollFloorSeconds: parsed.NEWSWATCH_POLL_FLOOR_SECONDS,
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

function withSecrets(
  env: NodeJS.ProcessEnv,
  readFile: (path: string) => string,
  problems: Problem[],
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) if (value) given[key] = value;
  for (const key of secretKeys) {
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
