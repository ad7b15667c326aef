import { type FeedRequest, feedRequestSchema, feedRequestShape, given, headersIn } from '@newswatch/domain';
import { z } from 'zod';
import { type FileReading, secretIn } from './declared-secret.ts';
import { problemsOf } from './problems.ts';

const file = z.string().min(1);

/**
 * How a feed is asked, as the configuration file says it. Each secret may stand in a file of its own, relative to this one;
 * `headersFile` has a line `name: value` per header.
 */
export const declaredRequestSchema = z.strictObject({
  ...feedRequestShape,
  headersFile: file.optional(),
  cookieFile: file.optional(),
  basic: z
    .strictObject({
      user: z.string(),
      password: z.string().optional(),
      passwordFile: file.optional(),
    })
    .optional(),
  proxyFile: file.optional(),
});

/** With the content of its files. Undefined, and every mistake reported, where something is wrong. */
export function requestIn(
  entry: z.infer<typeof declaredRequestSchema>,
  at: string,
  reading: FileReading,
): FeedRequest | undefined {
  const { userAgent, headers, headersFile, cookie, cookieFile, basic, proxy, proxyFile } = entry;
  const lines = secretIn({ headersFile }, { key: 'headers', at }, reading);
  if (headers !== undefined && lines !== undefined)
    reading.problems.push({ at, says: 'has both headers and headersFile; give one' });
  const password = basic && secretIn(basic, { key: 'password', at: `${at}.basic` }, reading);
  const parsed = feedRequestSchema.safeParse(
    given({
      userAgent,
      headers: lines === undefined ? headers : headersIn(lines),
      cookie: secretIn({ cookie, cookieFile }, { key: 'cookie', at }, reading),
      basic: basic && given({ user: basic.user, password }),
      proxy: secretIn({ proxy, proxyFile }, { key: 'proxy', at }, reading),
    }),
  );
  if (parsed.success) return parsed.data;
  reading.problems.push(...problemsOf(parsed.error, at));
  return undefined;
}
