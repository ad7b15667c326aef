import { type FeedRequest, given } from '@newswatch/domain';
import { feedRequestOptions } from '@newswatch/web';
import type { RequestPage } from './page-reader.ts';

/**
 * Asks as the feed is asked: by its user agent and its proxy. What may be a secret (headers, cookie, login) goes to the
 * origin of the feed alone, whatever site a page lies on.
 */
export function askAs(
  request: RequestPage,
  feed: { readonly url: string; readonly request?: FeedRequest | undefined },
): RequestPage {
  if (feed.request === undefined) return request;
  const { headers: own, credentials, proxy } = feedRequestOptions(feed.request);
  const origin = URL.parse(feed.url)?.origin;
  return ({ headers, ...rest }) => {
    const secrets = URL.parse(rest.url)?.origin === origin ? credentials : undefined;
    return request({ ...rest, ...given({ proxy, credentials: secrets }), headers: { ...headers, ...own } });
  };
}
