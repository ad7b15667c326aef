import { type Dispatcher, request as send } from 'undici';
import { SECOND, failure } from '@newswatch/domain';
import { readBeginning } from './beginning.ts';
import { readBody } from './body.ts';
import { type Resolve, resolveBySystem } from './connect.ts';
import { ACCEPTED_ENCODINGS } from './decoder.ts';
import { withinDeadline } from './deadline.ts';
import { requestFailure } from './failures.ts';
import type { Proxies } from './proxies.ts';
import { type Hop, type Redirect, hopAfter, redirectLocation } from './redirect.ts';
import { type Routes, createRoutes } from './routes.ts';
import { requestTarget, shown } from './target.ts';

export type { Redirect } from './redirect.ts';

export interface WebOptions {
  /** Also allows any port. For tests and for people who watch their own network. */
  readonly allowPrivateNetworks: boolean;
  readonly userAgent: string;
  /** For a whole request, redirects and body included. 30 s unless said otherwise. */
  readonly deadlineMs?: number;
  /** Of the decoded body. 15 MiB unless said otherwise. */
  readonly maxBytes?: number;
  readonly resolve?: Resolve;
  /** None unless said otherwise. A proxy is trusted: it may lie in a private network. */
  readonly proxies?: Proxies;
}

export interface WebRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers for the origin of `url` alone: a redirect to another does not take them along. Names in lower case. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Goes before those of the options. */
  readonly proxy?: string;
  readonly body?: string | Uint8Array;
  /** 5 unless said otherwise; 0 hands a redirect back as the response that it is. */
  readonly maxRedirects?: number;
  readonly deadlineMs?: number;
  readonly maxBytes?: number;
  /**
   * For answers whose status says all: only so many bytes of the body are read, for a second at most, and a body that is
   * longer, late or broken is no failure. Nothing is decoded, and no encoding asked for.
   */
  readonly beginning?: number;
  readonly signal?: AbortSignal;
}

export interface WebResponse {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** Names in lower case; a header that came several times is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded. */
  readonly body: Uint8Array;
  readonly redirects: readonly Redirect[];
}

export interface Web {
  /**
   * Any status is an answer. Errors name the host at most, never path or query, which may be secrets.
   * @throws NewswatchError `url-invalid`, `port-refused`, `address-refused`, `name-not-found`, `connection-failed`, `tls-failed`,
   *   `deadline-exceeded`, `body-too-large`, `encoding-unknown`, `encoding-broken`, `redirects-too-many`, `downgrade-refused`,
   *   `proxy-failed`
   */
  request(request: WebRequest): Promise<WebResponse>;
  /** Resolves when requests in hand are done. */
  close(): Promise<void>;
}

const DEADLINE = 30 * SECOND;
const BODY_BYTES = 15 * 1024 * 1024;
const REDIRECT_BODY_BYTES = 16_384;

/**
 * Outbound HTTP/1.1. Connections are kept and used again. Nothing is tried twice: whoever asks has a schedule.
 */
export function createWeb(options: WebOptions): Web {
  const { allowPrivateNetworks, resolve = resolveBySystem, proxies = {} } = options;
  const routes = createRoutes({ allowPrivateNetworks, resolve, proxies });
  let closed: Promise<void> | undefined;
  return {
    request: async (request) => {
      const target = requestTarget(request.url, { anyPort: allowPrivateNetworks });
      const deadlineMs = request.deadlineMs ?? options.deadlineMs ?? DEADLINE;
      return withinDeadline({ host: target.host, deadlineMs, caller: request.signal }, (signal) =>
        run({ routes, options, request, signal }, target),
      );
    },
    close: () => (closed ??= routes.close()),
  };
}

interface Run {
  readonly routes: Routes;
  readonly options: WebOptions;
  readonly request: WebRequest;
  readonly signal: AbortSignal;
}

async function run(given: Run, target: URL): Promise<WebResponse> {
  const { options, request } = given;
  const limit = request.maxRedirects ?? 5;
  const redirects: Redirect[] = [];
  let hop = firstHop(options, request, target);
  for (;;) {
    const answer = await sendHop(given, hop);
    const headers = joined(answer.headers);
    const location = limit === 0 ? undefined : redirectLocation(answer.statusCode, headers);
    if (location === undefined) return received(given, { hop, answer, headers, redirects });
    await discard(answer.body, given.signal);
    if (redirects.length === limit) throw failure('redirects-too-many', { url: shown(hop.url), limit });
    const to = requestTarget(location, { base: hop.url, anyPort: options.allowPrivateNetworks });
    redirects.push({ from: hop.url.href, to: to.href, status: answer.statusCode });
    hop = hopAfter(hop, answer.statusCode, to);
  }
}

/** Reads what comes with a redirect, so that its connection can be used again; what drips is given up. */
async function discard(body: Dispatcher.ResponseData['body'], signal: AbortSignal): Promise<void> {
  try {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(SECOND)]);
    await body.dump({ limit: REDIRECT_BODY_BYTES, signal: soon });
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    body.destroy();
  }
}

function firstHop(options: WebOptions, request: WebRequest, url: URL): Hop {
  return {
    url,
    method: request.method ?? 'GET',
    headers: {
      'user-agent': options.userAgent,
      ...request.headers,
      'accept-encoding': request.beginning === undefined ? ACCEPTED_ENCODINGS : 'identity',
    },
    credentials: request.credentials ?? {},
    body: request.body,
  };
}

/** A connection that fails names the host of its own hop. */
async function sendHop({ routes, request, signal }: Run, hop: Hop): Promise<Dispatcher.ResponseData> {
  const { url, method, body = null } = hop;
  const route = routes.to(url, request.proxy);
  // Every poll comes along here, and a direct way needs no waiting.
  const { dispatcher, proxy } = route instanceof Promise ? await route : route;
  const headers = { ...hop.headers, ...hop.credentials };
  try {
    return await send(url, { dispatcher, method, headers, body, signal });
  } catch (thrown) {
    throw signal.aborted ? thrown : requestFailure(thrown, url.host, proxy);
  }
}

interface Received {
  readonly hop: Hop;
  readonly answer: Dispatcher.ResponseData;
  readonly headers: Readonly<Record<string, string>>;
  readonly redirects: readonly Redirect[];
}

async function received(given: Run, { hop, answer, headers, redirects }: Received): Promise<WebResponse> {
  const { request, signal } = given;
  const body =
    request.beginning === undefined
      ? await wholeBody(given, { hop, answer, headers })
      : await readBeginning(answer.body, { bytes: request.beginning, signal });
  return { status: answer.statusCode, url: hop.url.href, headers, body, redirects };
}

async function wholeBody(
  { options, request, signal }: Run,
  { hop, answer, headers }: Omit<Received, 'redirects'>,
): Promise<Uint8Array> {
  // A 304 or an answer to HEAD may name the encoding of a body that it does not have.
  if (hop.method === 'HEAD' || answer.statusCode === 204 || answer.statusCode === 304) {
    answer.body.on('error', ignore).resume();
    return NO_BYTES;
  }
  return readBody(answer.body, {
    encoding: headers['content-encoding'],
    maxBytes: request.maxBytes ?? options.maxBytes ?? BODY_BYTES,
    signal,
    url: shown(hop.url),
  });
}
const NO_BYTES = new Uint8Array();

/** A connection that breaks after an answer without a body took nothing away. */
const ignore = (): void => undefined;

function joined(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  return joined;
}
