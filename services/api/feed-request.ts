import { type FeedRequest, SECRET_SET, given, originOf } from '@newswatch/domain';
import type { RequestPage } from '@newswatch/feeds';
import { type Web, feedRequestOptions } from '@newswatch/web';
import { z } from 'zod';

const secretSet = z.literal(SECRET_SET);

/** How a feed is asked, without secrets: where one is given stands the word `set`. */
export const feedRequestViewSchema = z.object({
  userAgent: z.string().optional(),
  headers: z.record(z.string(), secretSet).optional(),
  cookie: secretSet.optional(),
  basic: z.object({ user: z.string(), password: secretSet }).optional(),
  /** Without the login. */
  proxy: z.string().optional(),
});

/** What may be shown of how a feed is asked. */
export function feedRequestView({
  userAgent,
  headers,
  cookie,
  basic,
  proxy,
}: FeedRequest): z.infer<typeof feedRequestViewSchema> {
  return given({
    userAgent,
    headers: headers && Object.fromEntries(Object.keys(headers).map((name) => [name, SECRET_SET] as const)),
    cookie: cookie === undefined ? undefined : SECRET_SET,
    basic: basic && { user: basic.user, password: SECRET_SET },
    proxy: proxy && originOf(proxy),
  });
}

/**
 * Asks as the feed at an address is asked. What its page names may lie at other origins, which get neither its headers nor
 * its login.
 */
export function askingAs(web: Pick<Web, 'request'>, request: FeedRequest | undefined): RequestPage {
  const { headers: own, credentials, proxy } = feedRequestOptions(request);
  let origin: string | undefined;
  return ({ headers, ...rest }) => {
    const asked = URL.parse(rest.url)?.origin;
    origin ??= asked;
    return web.request({
      ...rest,
      ...given({ proxy, credentials: asked === origin ? credentials : undefined }),
      headers: { ...headers, ...own },
    });
  };
}
