import {
  type Clock,
  type Feed,
  type Item,
  type NewswatchError,
  type PageText,
  SECOND,
  asFailure,
  failure,
  given,
} from '@newswatch/domain';
import { decodeDocument, htmlToText } from '@newswatch/feeds';
import { retryAfterMs } from '@newswatch/schedule';
import { type WebRequest, type WebResponse, redirectLocation } from '@newswatch/web';
import { askAs } from './ask-as.ts';
import { createExtractor } from './extractor.ts';
import { problemOfText, withoutHeadline } from './is-article.ts';
import { type RobotsAnswer, type RobotsQuestion, createRobots } from './robots.ts';

/** The part of an HTTP client that is needed here; `Web['request']` fits. */
export type RequestPage = (request: WebRequest) => Promise<WebResponse>;

export interface PageQuestion {
  readonly url: string;
  /** As the feed gives it: the text of the page must be longer, and of the same article. */
  readonly item: Item;
  /** By which selectors its pages are read, and how they are asked for. */
  readonly feed: Pick<Feed, 'url' | 'article' | 'request'>;
  readonly signal?: AbortSignal;
}

/** `delayMs`: how long the site wants to be left alone after a request (Crawl-delay, Retry-After). */
export type PageAnswer =
  | { readonly kind: 'found'; readonly text: PageText; readonly characters: number; readonly delayMs: number }
  /** `forGood`: another attempt would end the same way. */
  | {
      readonly kind: 'failed';
      readonly error: NewswatchError;
      readonly forGood: boolean;
      readonly delayMs: number;
    };

export interface PageReader {
  /** Fetches the page of an article where robots.txt allows it, and finds its text. Whatever goes wrong is an answer. */
  read(question: PageQuestion): Promise<PageAnswer>;
  close(): Promise<void>;
}

/** Of HTML, decoded. */
const MOST_BYTES = 2 * 1024 * 1024;
/** For robots.txt, all redirects and the page. */
const DEADLINE = 25 * SECOND;
const MOST_REDIRECTS = 5;
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

export interface PageReaderOptions {
  readonly request: RequestPage;
  readonly clock: Clock;
}

/** One per process: it keeps what robots.txt said, and a worker thread. */
export function createPageReader(options: PageReaderOptions): PageReader {
  const robots = createRobots(options);
  const extractor = createExtractor();
  return {
    async read(question) {
      const request = askAs(options.request, question.feed);
      const allowance: Allowance = { ask: (asked) => robots.ask({ request, ...asked }), delayMs: 0 };
      try {
        const page = await fetchPage({ ...options, request }, question, allowance);
        const { text } = decodeDocument(page.body, page.headers['content-type']);
        const task = { html: text, url: page.url, ...given({ selectors: question.feed.article }) };
        const extracted = await extractor.extract(task);
        if (extracted.kind === 'unfinished')
          throw failure('page-unfinished', { url: page.url, problem: extracted.problem });
        if (extracted.kind === 'nothing')
          throw failure('page-unreadable', { url: page.url, problem: extracted.problem });
        return found(question, extracted.text, allowance.delayMs);
      } catch (thrown) {
        // Stopped by us: nothing was found out about the page.
        if (question.signal?.aborted === true) throw thrown;
        const error = asFailure(thrown);
        return { kind: 'failed', error, forGood: isForGood(error), delayMs: allowance.delayMs };
      }
    },
    close: () => extractor.close(),
  };
}

function found({ item }: PageQuestion, whole: PageText, delayMs: number): PageAnswer {
  const text = { ...whole, html: withoutHeadline(whole.html, item.title ?? whole.title ?? '') };
  const plain = htmlToText(text.html);
  const problem = problemOfText(item, plain);
  if (problem !== undefined) throw failure('page-no-article', { url: text.url, problem });
  return { kind: 'found', text, characters: plain.length, delayMs };
}

interface Allowance {
  readonly ask: (asked: Omit<RobotsQuestion, 'request'>) => Promise<RobotsAnswer>;
  /** The longest that any site on the way asks for. */
  delayMs: number;
}

/** Redirects are followed here, because each leads to a site whose robots.txt is to be asked. */
async function fetchPage(
  { request, clock }: PageReaderOptions,
  { url, signal }: PageQuestion,
  allowance: Allowance,
): Promise<WebResponse> {
  const until = clock() + DEADLINE;
  let at = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    await permit(allowance, at, signal);
    const deadlineMs = Math.max(until - clock(), SECOND);
    const asked = { url: at, headers: { accept: ACCEPT }, maxRedirects: 0, deadlineMs, maxBytes: MOST_BYTES };
    const response = await request({ ...asked, ...given({ signal }) });
    const location = redirectLocation(response.status, response.headers);
    if (location === undefined) return checked(response, allowance, clock);
    at = URL.parse(location, at)?.href ?? location;
  }
  throw failure('redirects-too-many', { url, limit: MOST_REDIRECTS });
}

async function permit(allowance: Allowance, url: string, signal: AbortSignal | undefined): Promise<void> {
  if (!URL.canParse(url)) throw failure('url-invalid', { url, problem: 'a redirect leads to it' });
  const answer = await allowance.ask({ url, ...given({ signal }) });
  if (answer.kind !== 'unknown') allowance.delayMs = Math.max(allowance.delayMs, answer.delayMs);
  if (answer.kind !== 'allowed') throw answer.error;
}

function checked(response: WebResponse, allowance: Allowance, clock: Clock): WebResponse {
  const { url, status, headers } = response;
  if (status === 429 || status === 503)
    allowance.delayMs = Math.max(allowance.delayMs, retryAfterMs(headers, clock()));
  if (status < 200 || status > 299) throw failure('http-status', { url, status });
  const type = (headers['content-type'] ?? 'text/html').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml)$/.test(type))
    throw failure('page-not-html', { host: new URL(url).host, type });
  return response;
}

/** They say something of the page and not of the moment. */
const OF_THE_PAGE = new Set(['body-too-large', 'encoding-unknown', 'encoding-broken', 'redirects-too-many']);

function isForGood({ code, retry, details }: NewswatchError): boolean {
  if (code === 'http-status') {
    const status = Number(details['status']);
    return status < 500 && status !== 408 && status !== 425 && status !== 429;
  }
  return retry === 'never' || OF_THE_PAGE.has(code);
}
