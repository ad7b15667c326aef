import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Closeable } from '@newswatch/ports';
import type { Identity } from './certificates.ts';

/** What a proxy was asked for. */
export interface ProxiedRequest {
  /** CONNECT for a tunnel. */
  readonly method: string;
  /** `host:port` of a tunnel, otherwise a whole URL. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface TestProxy extends Closeable {
  readonly url: string;
  /** `host:port`. */
  readonly host: string;
  /** All requests so far, those that were refused too. */
  readonly requests: readonly ProxiedRequest[];
}

export interface ProxyOptions {
  /** Ports on loopback by `host:port`, as a name server of its own; what is not there is refused with 502. */
  readonly hosts: Readonly<Record<string, number>>;
  /** `user:password` that it wants. */
  readonly login?: string;
  /** Makes it an https proxy. */
  readonly identity?: Identity;
}

/** A proxy on loopback: forwards requests for http addresses (RFC 9112, 3.2.2) and makes tunnels (RFC 9110, 9.3.6). */
export async function startProxy(options: ProxyOptions): Promise<TestProxy> {
  const requests: ProxiedRequest[] = [];
  const tunnels = new Set<Socket>();
  const { identity } = options;
  const server: Server = identity === undefined ? createServer() : createSecureServer({ ...identity });
  const judged = ({ method = '', url = '', headers }: IncomingMessage, host: string): Judgement => {
    requests.push({ method, target: url, headers });
    if (options.login !== undefined && headers['proxy-authorization'] !== basic(options.login))
      return { status: 407 };
    const port = options.hosts[host];
    return port === undefined ? { status: 502 } : { port };
  };
  server.on('request', (incoming, response) => {
    const url = URL.parse(incoming.url ?? '');
    forward(incoming, response, judged(incoming, url === null ? '' : withPort(url)));
  });
  server.on('connect', (incoming, client: Socket) => {
    tunnels.add(client);
    tunnel(client, judged(incoming, incoming.url ?? ''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // A certificate is for a name: TLS has no server names that are addresses (RFC 6066, 3).
  const host = `${identity === undefined ? '127.0.0.1' : 'localhost'}:${port}`;
  return {
    url: `${identity === undefined ? 'http' : 'https'}://${host}`,
    host,
    requests,
    async close() {
      for (const client of tunnels) client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Judgement = { readonly port: number } | { readonly status: 407 | 502 };

const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`;
const withPort = ({ hostname, port }: URL): string => `${hostname}:${port || '80'}`;

function forward(incoming: IncomingMessage, response: ServerResponse, judged: Judgement): void {
  if ('status' in judged) {
    response.writeHead(judged.status).end();
    return;
  }
  const { pathname, search } = new URL(incoming.url ?? '');
  const { 'proxy-authorization': _login, ...headers } = incoming.headers;
  const onward = request(
    {
      host: '127.0.0.1',
      port: judged.port,
      path: pathname + search,
      method: incoming.method ?? 'GET',
      headers,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

function tunnel(client: Socket, judged: Judgement): void {
  client.on('error', () => client.destroy());
  if ('status' in judged) {
    client.end(`HTTP/1.1 ${judged.status} refused\r\ncontent-length: 0\r\n\r\n`);
    return;
  }
  const server = connect(judged.port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    server.pipe(client);
    client.pipe(server);
  });
  const end = (): void => {
    server.destroy();
    client.destroy();
  };
  server.on('error', end);
  server.on('close', end);
  client.on('close', end);
}
