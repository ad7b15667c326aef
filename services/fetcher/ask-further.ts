import { type Feed, failure, given } from '@newswatch/domain';
import { FEED_ACCEPT, type ReadFeed, readFeed, readFurther } from '@newswatch/feeds';
import { type WebRequest, feedRequestOptions } from '@newswatch/web';
import type { AskOptions } from './ask-feed.ts';

export interface Further {
  readonly document: ReadFeed;
  readonly feed: Feed;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch: what has not come by then is left. */
  readonly until: number;
}

/**
 * The document with what it says to read further, such as the sitemaps of an index. One request after the other, so a
 * host is never asked twice at once, and within the time of one poll.
 * @throws NewswatchError when none of them can be had
 */
export async function askFurther(options: AskOptions, further: Further): Promise<ReadFeed> {
  const { web, reader, clock } = options;
  const { document, feed, signal, until } = further;
  const whole = await readFurther(document, async (url) => {
    const deadlineMs = until - clock();
    if (deadlineMs <= 0)
      throw failure('deadline-exceeded', { host: URL.parse(url)?.host ?? url, seconds: 0 });
    const response = await web.request({ ...requestOf(url, feed), deadlineMs, signal });
    const { status } = response;
    if (status < 200 || status > 299) throw failure('http-status', { url, status });
    return readFeed(reader, response);
  });
  // Stopped by us: half of it is no answer.
  signal.throwIfAborted();
  return whole;
}

/** As the feed is asked; what may be a secret goes to the origin of the feed alone. */
function requestOf(url: string, feed: Feed): WebRequest {
  const { headers, credentials, ...asked } = feedRequestOptions(feed.request);
  const isOwn = URL.parse(url)?.origin === URL.parse(feed.url)?.origin;
  return {
    ...asked,
    ...given({ credentials: isOwn ? credentials : undefined }),
    url,
    headers: { accept: FEED_ACCEPT, ...headers },
  };
}
