import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';

/** What the collector was sent. */
export interface CollectedRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came: what a signature is checked against. */
  readonly body: string;
  /** The body parsed; undefined when it is not JSON. */
  readonly json: unknown;
  /** When it had come whole; milliseconds since the epoch. */
  readonly receivedAt: number;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds between the request and the answer. */
  readonly delayMs?: number;
}

/** `hang` never answers; `reset` takes the request and breaks the connection, like a crash before the answer. */
export type Answering = number | Reply | 'hang' | 'reset';
export type AnswerTo = (request: CollectedRequest) => Answering;

/** A webhook receiver on loopback that keeps what it is sent. */
export interface Collector extends Closeable {
  readonly url: string;
  readonly port: number;
  /** All requests so far, oldest first; those answered with an error too. */
  readonly requests: readonly CollectedRequest[];
  /** How to answer from now on; 204 at first. */
  answer(how: Answering | AnswerTo): void;
  /** Resolves with all requests once there are `count` of them; rejects when `ms` milliseconds pass before. */
  waitFor(count: number, ms?: number): Promise<readonly CollectedRequest[]>;
  /** The same for any condition; it is looked at after every request. */
  waitUntil(enough: () => boolean, ms?: number): Promise<void>;
  /** Goes away: connections are refused, the requests are kept. */
  stop(): Promise<void>;
  /** Comes back on the same port. */
  resume(): Promise<void>;
}

export interface CollectorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly path?: string;
}

const PATIENCE_MS = 5_000;

export async function startCollector(options: CollectorOptions = {}): Promise<Collector> {
  const requests: CollectedRequest[] = [];
  const waiting = new Set<() => void>();
  let how: Answering | AnswerTo = 204;
  const receive = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await collect(incoming);
    const answer = typeof how === 'function' ? how(request) : how;
    requests.push(request);
    for (const look of waiting) look();
    reply(response, answer);
  };

  let server = await listen(receive, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> => shut(server);
  const waitUntil = async (enough: () => boolean, ms = PATIENCE_MS): Promise<void> => {
    if (!enough()) await lookUntil({ enough, waiting, ms, seen: () => requests.length });
  };
  return {
    url: `http://127.0.0.1:${port}${options.path ?? '/'}`,
    port,
    requests,
    answer: (next) => {
      how = next;
    },
    waitFor: async (count, ms) => {
      await waitUntil(() => requests.length >= count, ms);
      return [...requests];
    },
    waitUntil,
    stop,
    resume: async () => {
      server = await listen(receive, port);
    },
    close: stop,
  };
}

async function collect(incoming: IncomingMessage): Promise<CollectedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    json: parsed(body),
    receivedAt: Date.now(),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, answer: Answering): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    response.destroy();
    return;
  }
  const { status, headers = {}, body = '', delayMs = 0 }: Reply = asReply(answer);
  const send = (): void => void response.writeHead(status, headers).end(body);
  if (delayMs === 0) return send();
  const timer = setTimeout(send, delayMs);
  response.once('close', () => clearTimeout(timer));
}

const asReply = (answer: number | Reply): Reply => (typeof answer === 'number' ? { status: answer } : answer);

async function listen(
  receive: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
): Promise<Server> {
  const server = createServer((incoming, response) => {
    // A request that breaks off was not received; its sender sees the broken connection.
    receive(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Wait {
  readonly enough: () => boolean;
  readonly waiting: Set<() => void>;
  readonly ms: number;
  readonly seen: () => number;
}

function lookUntil({ enough, waiting, ms, seen }: Wait): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      waiting.delete(look);
      finish();
    };
    const look = (): void => {
      if (enough()) settle(resolve);
    };
    const giveUp = (): void =>
      settle(() =>
        reject(failure('unexpected', { problem: `only ${seen()} requests came within ${ms} ms` })),
      );
    const timer = setTimeout(giveUp, ms);
    waiting.add(look);
  });
}
