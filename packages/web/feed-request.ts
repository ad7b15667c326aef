import { type FeedRequest, given as withValues } from '@newswatch/domain';
import type { WebRequest } from './web.ts';

/**
 * How a feed is asked, as the options of a request. What may be a secret goes to the feed's origin alone; the user agent
 * and the proxy stay with the request wherever it is redirected.
 */
export function feedRequestOptions(
  given: FeedRequest | undefined,
): Pick<WebRequest, 'headers' | 'credentials' | 'proxy'> {
  if (given === undefined) return AS_USUAL;
  const { userAgent, headers = {}, cookie, basic, proxy } = given;
  const named = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return withValues({
    headers: withValues({ 'user-agent': userAgent }),
    credentials: {
      ...Object.fromEntries(named),
      ...withValues({ cookie, authorization: basic && basicLogin(basic) }),
    },
    proxy,
  });
}

const AS_USUAL = {} as const;

/** RFC 7617, 2. */
const basicLogin = ({ user, password }: NonNullable<FeedRequest['basic']>): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
