import { timezoneSchema } from '@newswatch/domain';
import { z } from 'zod';
import { busAccessEnvironment, busAccessKeys, busAccessSecrets } from './bus-access.ts';
import { proxyEnvironment, proxySecrets } from './proxies.ts';

export const logLevelSchema = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
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

const serverUrl = (scheme: RegExp, example: string) =>
  z.string().refine((given) => scheme.test(URL.parse(given)?.protocol ?? ''), `must be such as ${example}`);

/** The variables that we read. An empty one counts as not set. */
export const environmentSchema = z.object({
  NEWSWATCH_PROFILE: z
    .enum(['embedded', 'distributed'], 'must be embedded or distributed')
    .default('embedded'),
  NEWSWATCH_PREFIX: z
    .string()
    .regex(/^[\w.-]{1,60}$/, 'must be letters, digits, dots, dashes and underscores')
    .default(''),
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').flatMap((address) => address.trim() || []))
    .pipe(
      z.array(z.string().regex(/^[^\s:/]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i, 'must be host:port')).min(1),
    )
    .optional(),
  ...busAccessEnvironment,
  REDIS_URL: serverUrl(/^rediss?:$/, 'redis://host:port').optional(),
  DATABASE_URL: serverUrl(/^postgres(ql)?:$/, 'postgresql://user@host:port/database').optional(),
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
  NEWSWATCH_POLLS_PER_HOST: wholeNumber(1, 100).default(2),
  ...proxyEnvironment,
});
export type Environment = z.infer<typeof environmentSchema>;

/** Each may instead be given as the path of a file, in `<name>_FILE`. */
export const secretKeys = [
  'NEWSWATCH_API_KEY',
  'REDIS_URL',
  'DATABASE_URL',
  ...busAccessSecrets,
  ...proxySecrets,
] as const;
/** What the distributed profile cannot do without. */
export const serverKeys = ['KAFKA_BROKERS', 'REDIS_URL', 'DATABASE_URL'] as const;
/** What is of the distributed profile alone. */
export const distributedKeys = [...serverKeys, ...busAccessKeys] as const;
export const knownKeys = [...Object.keys(environmentSchema.shape), ...secretKeys.map((key) => `${key}_FILE`)];
