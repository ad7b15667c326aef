import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, failure, instant } from '@newswatch/domain';
import {
  type NewsroomArticle,
  type NewsroomFeed,
  type Printed,
  articlePage,
  contentType,
  feedDocument,
  frontPage,
} from './feed-document.ts';

/**
 * A newsroom on loopback: feeds that grow, with validators (ETag, Last-Modified, 304) as a good server has them, and
 * with whatever misbehaviour a test asks for. `/` is an HTML page that names the feeds; articles that live here have pages.
 */
export interface Newsroom {
  readonly url: string;
  feedUrl(name: string): string;
  /** Puts the article on top of the feed. @returns its link */
  publish(name: string, article: NewsroomArticle): string;
  /** Answers every request for the feed like this until told `undefined`. */
  answerWith(name: string, answer: Answer | undefined): void;
  /** What was asked, in order. */
  readonly requests: readonly NewsroomRequest[];
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds before the answer begins. */
  readonly delayMs?: number;
}

export interface NewsroomRequest {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface NewsroomOptions {
  readonly feeds: readonly NewsroomFeed[];
  readonly port?: number;
  /** The newest articles that a feed shows; all unless given. */
  readonly shows?: number;
  /** There is no robots.txt unless given. */
  readonly robots?: string;
  readonly now?: Clock;
}

interface Desk {
  readonly feed: NewsroomFeed;
  articles: readonly Printed[];
  changedAt: number;
  answer: Answer | undefined;
  /** Of these articles, once it was asked for: writing it takes longer than all else that a poll asks of a server. */
  written: Written | undefined;
}

interface Written {
  readonly document: Uint8Array;
  readonly etag: string;
}

export async function startNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const { feeds, port = 0, now = Date.now, robots, shows = Infinity } = options;
  const requests: NewsroomRequest[] = [];
  const desks = new Map(
    feeds.map((feed): [string, Desk] => [
      feed.name,
      { feed, articles: [], changedAt: now(), answer: undefined, written: undefined },
    ]),
  );
  const server = createServer((request, response) => {
    response.once('finish', () =>
      requests.push({
        path: request.url ?? '/',
        status: response.statusCode,
        headers: { ...request.headers },
      }),
    );
    serve(request, response, { desks, url: address(), robots });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = address();
  return {
    url,
    requests,
    feedUrl: (name) => feedUrl(url, deskOf(desks, name).feed),
    publish: (name, article) => publish(deskOf(desks, name), article, { url, now: now(), shows }),
    answerWith: (name, answer) => {
      deskOf(desks, name).answer = answer;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const feedUrl = (url: string, feed: NewsroomFeed): string => `${url}/${feed.name}.xml`;

function deskOf(desks: ReadonlyMap<string, Desk>, name: string): Desk {
  const desk = desks.get(name);
  if (desk === undefined) throw failure('not-found', { what: 'feed', id: name });
  return desk;
}

function publish(
  desk: Desk,
  article: NewsroomArticle,
  at: { readonly url: string; readonly now: number; readonly shows: number },
): string {
  const slug = article.slug ?? String(desk.articles.length + 1);
  const link = `${desk.feed.site ?? `${at.url}/${desk.feed.name}`}/${slug}`;
  const printed = { ...article, link, publishedAt: article.publishedAt ?? instant(at.now) };
  desk.articles = [printed, ...desk.articles.filter((other) => other.link !== link)].slice(0, at.shows);
  desk.changedAt = at.now;
  desk.written = undefined;
  return link;
}

interface Room {
  readonly desks: ReadonlyMap<string, Desk>;
  readonly url: string;
  readonly robots: string | undefined;
}

function serve(request: IncomingMessage, response: ServerResponse, room: Room): void {
  const path = (request.url ?? '/').split('?')[0];
  const all = [...room.desks.values()];
  const desk = all.find(({ feed }) => path === `/${feed.name}.xml`);
  if (desk !== undefined) return serveFeed(request, response, { desk, self: feedUrl(room.url, desk.feed) });
  if (path === '/robots.txt' && room.robots !== undefined)
    return void response.writeHead(200, { 'content-type': 'text/plain' }).end(room.robots);
  if (path !== '/') return servePage(response, all, `${room.url}${path}`);
  const named = all.map(({ feed }) => ({ feed, url: feedUrl(room.url, feed) }));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(frontPage(named));
}

function servePage(response: ServerResponse, desks: readonly Desk[], link: string): void {
  for (const { feed, articles } of desks) {
    const article = articles.find((one) => one.link === link);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    if (article !== undefined) return void response.writeHead(200, headers).end(articlePage(feed, article));
  }
  response.writeHead(404, { 'content-type': 'text/plain' }).end('not here\n');
}

function serveFeed(
  request: IncomingMessage,
  response: ServerResponse,
  { desk, self }: { readonly desk: Desk; readonly self: string },
): void {
  if (desk.answer !== undefined) return misbehave(response, desk.answer);
  const { document, etag } = (desk.written ??= write(desk, self));
  const headers = { etag, 'last-modified': new Date(desk.changedAt).toUTCString() };
  if (isFresh(request, headers)) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'content-type': contentType(desk.feed) }).end(document);
}

function write({ feed, articles }: Desk, self: string): Written {
  const document = feedDocument(feed, self, articles);
  return { document, etag: `"${createHash('sha256').update(document).digest('hex').slice(0, 16)}"` };
}

/** RFC 9110, 13.1.3: If-Modified-Since counts only where there is no If-None-Match. */
function isFresh(
  request: IncomingMessage,
  now: { readonly etag: string; readonly 'last-modified': string },
): boolean {
  const etags = request.headers['if-none-match'];
  if (etags !== undefined) return etags.split(/\s*,\s*/).includes(now.etag);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return since >= Date.parse(now['last-modified']);
}

function misbehave(response: ServerResponse, answer: Answer): void {
  const send = (): void => void response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  if (answer.delayMs === undefined) return send();
  const timer = setTimeout(send, answer.delayMs);
  response.once('close', () => clearTimeout(timer));
}
