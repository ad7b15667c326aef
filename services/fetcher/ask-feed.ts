import {
  type Clock,
  type FeedState,
  type NewswatchError,
  SECOND,
  type Validators,
  asFailure,
  failure,
  given,
} from '@newswatch/domain';
import { FEED_ACCEPT, type FeedReader, type ReadFeed, readFeed } from '@newswatch/feeds';
import { mayRevalidate, retryAfterMs } from '@newswatch/schedule';
import { type Web, type WebResponse, feedRequestOptions } from '@newswatch/web';
import { askFurther } from './ask-further.ts';

/** What a feed answered. */
export type FeedAnswer =
  | (Answered & { readonly kind: 'fetched'; readonly document: ReadFeed })
  | (Answered & { readonly kind: 'not-modified' })
  | { readonly kind: 'failed'; readonly error: NewswatchError };

interface Answered {
  readonly validators: Validators;
  readonly headers: WebResponse['headers'];
  /** The redirects that were followed. */
  readonly hops: WebResponse['redirects'];
}

export interface AskOptions {
  readonly web: Pick<Web, 'request'>;
  readonly reader: FeedReader;
  readonly clock: Clock;
}

/** For one request, from name to last byte. */
export const POLL_DEADLINE_MS = 20 * SECOND;

/** Requests the feed on condition that it changed, and reads it. Whatever goes wrong with it is an answer. */
export async function askFeed(
  options: AskOptions,
  state: FeedState,
  signal: AbortSignal,
): Promise<FeedAnswer> {
  const until = options.clock() + POLL_DEADLINE_MS;
  try {
    const { headers, ...asked } = feedRequestOptions(state.feed.request);
    const response = await options.web.request({
      ...asked,
      url: addressOf(state),
      headers: { accept: FEED_ACCEPT, ...headers, ...conditions(state.validators) },
      deadlineMs: POLL_DEADLINE_MS,
      signal,
    });
    const answer = await answerIn(options, state, response);
    if (answer.kind !== 'fetched' || answer.document.further === undefined) return answer;
    const document = await askFurther(options, {
      document: answer.document,
      feed: state.feed,
      signal,
      until,
    });
    // The index of a site may stay the same for years while what it leads to changes.
    return { ...answer, document, validators: {} };
  } catch (thrown) {
    // Stopped by us: nothing was found out about the feed, and its lease brings it back.
    if (signal.aborted) throw thrown;
    return { kind: 'failed', error: asFailure(thrown) };
  }
}

/** Where a feed is polled: where it moved to for good, or where the person said. */
export const addressOf = ({ feed, movedTo }: FeedState): string => movedTo?.url ?? feed.url;

/** Both validators, byte for byte as received (RFC 9110, 13.1). */
function conditions({ etag, lastModified }: Validators): Record<string, string> {
  return given({ 'if-none-match': etag, 'if-modified-since': lastModified });
}

async function answerIn(options: AskOptions, state: FeedState, response: WebResponse): Promise<FeedAnswer> {
  const { status, headers, redirects: hops } = response;
  const validators = validatorsIn(response);
  if (status === 304) {
    // A 304 may refresh either of them (RFC 9111, 4.3.4).
    return { kind: 'not-modified', validators: { ...state.validators, ...validators }, headers, hops };
  }
  const url = addressOf(state);
  if (status === 410) throw failure('feed-gone', { url });
  if (status < 200 || status > 299) throw statusFailure(url, response, options.clock());
  const document = await readFeed(options.reader, response, state.feed);
  if (document.isCutOff === true && document.items.length === 0)
    throw failure('feed-broken', { url, problem: 'it is cut off before its first item' });
  return { kind: 'fetched', document, validators: keptValidators(document, validators), headers, hops };
}

/** With those of a document that was cut off, what it lacks would be asked for only when the feed changes again. */
const keptValidators = ({ isCutOff }: ReadFeed, validators: Validators): Validators =>
  isCutOff === true ? {} : validators;

/** What this answer has of them, and nothing of the one before: a validator that is gone must not be sent again. */
function validatorsIn({ headers }: WebResponse): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return mayRevalidate(headers) ? given({ etag, lastModified }) : {};
}

function statusFailure(url: string, { status, headers }: WebResponse, now: number): NewswatchError {
  const throttled = status === 429 || status === 503;
  const wait = throttled ? { retryAfterMs: retryAfterMs(headers, now) } : {};
  return failure('http-status', { url, status }, wait);
}
