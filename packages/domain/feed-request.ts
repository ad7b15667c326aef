import { z } from 'zod';
import { proxyUrlSchema } from './web-url.ts';

/** What stands in place of a secret that is shown to nobody. */
export const SECRET_SET = 'set' as const;

/** A header's value ends with its line (RFC 9110, 5.5). */
const valueSchema = z
  .string()
  .max(4_000)
  .regex(/^[!-~](?:[\t -~]*[!-~])?$/, 'must be one line of ASCII characters without spaces around it');

/** What is read can be written back: a secret must not become the word that stood in its place. */
const secretValueSchema = valueSchema.refine(
  (value) => value !== SECRET_SET,
  `is what is shown in place of a secret; give the secret itself, or leave the whole request out`,
);

/** Headers of the connection, and those that have an option of their own or are ours to send. */
const NOT_TO_BE_GIVEN =
  /^(?:host|connection|keep-alive|upgrade|te|trailer|transfer-encoding|content-.+|expect|proxy-.+|accept-encoding|user-agent|cookie|if-none-match|if-modified-since)$/i;
const headerNameSchema = z
  .string()
  .max(100)
  .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of a header; each line is NAME: VALUE')
  .refine((name) => !NOT_TO_BE_GIVEN.test(name), 'is a header that cannot be given here');

/** What is wrong with a header's name; it may be a secret that stands in its place. */
const problemOfHeader = (issue: { readonly code?: string; readonly issues?: unknown }): string | undefined =>
  issue.code === 'invalid_key' && Array.isArray(issue.issues)
    ? z.object({ message: z.string() }).safeParse(issue.issues[0]).data?.message
    : undefined;

/** How the server of a feed is asked, as fields of one object. */
export const feedRequestShape = {
  /** newswatch and its version unless said otherwise. */
  userAgent: valueSchema.optional(),
  headers: z
    .record(headerNameSchema, secretValueSchema, { error: problemOfHeader })
    .refine((headers) => Object.keys(headers).length <= 20, 'must be at most 20')
    .optional(),
  /** As a browser sends it: `name=value; other=value`. */
  cookie: valueSchema.regex(/^[^\s=;,]+=/, 'must be name=value, as a browser sends it').optional(),
  /** Name and password (RFC 7617), sent with the first request already. */
  basic: z
    .strictObject({
      user: valueSchema.refine((user) => !user.includes(':'), 'must have no colon'),
      password: z
        .string()
        .min(1)
        .max(1_000)
        .refine((password) => password !== SECRET_SET, 'is what is shown in place of a password'),
    })
    .optional(),
  /** Goes before HTTP_PROXY and HTTPS_PROXY. */
  proxy: proxyUrlSchema.optional(),
} as const;

/** How the server of a feed is asked, where that is not as usual. Headers, cookie and login go to the feed's origin alone. */
export const feedRequestSchema = z
  .strictObject(feedRequestShape)
  .refine(
    ({ basic, headers = {} }) =>
      basic === undefined || !Object.keys(headers).some((name) => name.toLowerCase() === 'authorization'),
    'has both a header authorization and basic; give one',
  );
export type FeedRequest = z.infer<typeof feedRequestSchema>;

/**
 * The headers of a text with a line `name: value` for each; empty lines and those that begin with # do not count. A line of
 * another form stands without name and value, which the schema refuses.
 */
export function headersIn(text: string): Readonly<Record<string, string>> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line): [string, string] => {
      const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? [];
      return [name.trim(), value.trim()];
    }),
  );
}
