import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, type Server, createServer as createTcpServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { startSelfSigned } from '@newswatch/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { type Web, type WebOptions, createWeb } from './web.ts';

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function listen<T extends Server>(server: T): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    close: () => {
      if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}`;

function aWeb(options: Partial<WebOptions> = {}): Web {
  const web = createWeb({
    allowPrivateNetworks: true,
    userAgent: 'newswatch/test',
    deadlineMs: 5_000,
    ...options,
  });
  opened.push(web);
  return web;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code,
  );
async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

describe('a request', () => {
  it('sends what it is told and nothing else but agent, host and encodings', async () => {
    let seen: IncomingMessage | undefined;
    const url = await serve((request, response) => {
      seen = request;
      response.setHeader('etag', 'W/"a b"').end('ok');
    });
    const answer = await aWeb().request({ url: `${url}/rss?x=1`, headers: { 'if-none-match': 'W/"a b"' } });
    expect(answer).toMatchObject({
      status: 200,
      url: `${url}/rss?x=1`,
      headers: { etag: 'W/"a b"' },
      redirects: [],
    });
    expect(text(answer.body)).toBe('ok');
    expect(seen?.headers).toEqual({
      host: new URL(url).host,
      connection: 'keep-alive',
      'user-agent': 'newswatch/test',
      'if-none-match': 'W/"a b"',
      'accept-encoding': 'gzip, deflate, br, zstd',
    });
  });

  it.each([304, 404, 410, 500, 503])('answers status %i instead of failing', async (status) => {
    const url = await serve((_, response) =>
      response.writeHead(status, { 'content-encoding': 'gzip' }).end(),
    );
    expect(await aWeb().request({ url })).toMatchObject({ status });
  });

  it('posts a body', async () => {
    const url = await serve(
      (request, response) => void read(request).then((body) => response.end(`got ${body}`)),
    );
    const answer = await aWeb().request({ url, method: 'POST', body: '{}' });
    expect(text(answer.body)).toBe('got {}');
  });

  it('uses a connection again', async () => {
    const server = createServer((_, response) => response.end('ok'));
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const url = `http://127.0.0.1:${await listen(server)}`;
    const web = aWeb();
    for (let requests = 0; requests < 5; requests += 1) {
      await web.request({ url });
      await setImmediate();
    }
    expect(connections).toBe(1);
  });

  it('may be closed twice', async () => {
    const web = aWeb();
    await web.close();
    await expect(web.close()).resolves.toBeUndefined();
  });
});

describe('limits', () => {
  it('end a gzip bomb, whose bytes count as they are after decoding', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(aWeb().request({ url }))).toBe('body-too-large');
  });

  it('are not to blame for a body that is in another encoding than it says', async () => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('<rss/>'),
    );
    expect(await codeOf(aWeb().request({ url }))).toBe('encoding-broken');
  });

  it('end an endless body', async () => {
    const url = await serve((_, response) => {
      const send = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
      };
      response.on('drain', send);
      send();
    });
    expect(await codeOf(aWeb().request({ url, maxBytes: 1_000_000 }))).toBe('body-too-large');
  });

  it.each([
    ['body', (response: ServerResponse) => response.write('<')],
    ['header', (response: ServerResponse) => response.socket?.write('x')],
  ])('end a %s that drips', async (part, drip) => {
    const url = await serve((_, response) => {
      if (part === 'header') response.socket?.write('HTTP/1.1 200 OK\r\nx-endless: ');
      const timer = setInterval(() => drip(response), 20);
      response.on('close', () => clearInterval(timer));
    });
    const started = performance.now();
    expect(await codeOf(aWeb().request({ url, deadlineMs: 150 }))).toBe('deadline-exceeded');
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('end a name server that says nothing, and a caller who gives up does not wait for it', async () => {
    const web = aWeb({ resolve: () => new Promise(() => undefined) });
    const started = performance.now();
    expect(await codeOf(web.request({ url: 'http://silent.test', deadlineMs: 100 }))).toBe(
      'deadline-exceeded',
    );
    const signal = AbortSignal.timeout(100);
    expect(await codeOf(web.request({ url: 'http://silent.test', signal }))).toBe('connection-failed');
    expect(performance.now() - started).toBeLessThan(1_500);
    opened.splice(opened.indexOf(web), 1);
  });

  it('count redirects and bodies in one deadline', async () => {
    const url = await serve((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 60);
    });
    expect(await codeOf(aWeb().request({ url, deadlineMs: 150 }))).toBe('deadline-exceeded');
  });

  it('leave the web usable', async () => {
    const url = await serve((request, response) =>
      response.end(request.url === '/big' ? Buffer.alloc(99_999) : 'ok'),
    );
    const web = aWeb();
    expect(await codeOf(web.request({ url: `${url}/big`, maxBytes: 1_000 }))).toBe('body-too-large');
    expect(text((await web.request({ url })).body)).toBe('ok');
  });
});

describe('the beginning of a body', () => {
  const endless = (response: ServerResponse): void => {
    const send = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
    };
    response.on('drain', send);
    send();
  };

  it.each<[string, (response: ServerResponse) => unknown, string]>([
    ['short', (response) => response.end('ok'), 'ok'],
    ['long', (response) => response.end('a'.repeat(2_000_000)), 'aaaa'],
    ['endless', endless, 'aaaa'],
    ['slow', (response) => response.write('ab'), 'ab'],
    ['late', (response) => response.flushHeaders(), ''],
    ['in an unknown encoding', (response) => response.setHeader('content-encoding', 'x').end('abc'), 'abc'],
    [
      'broken off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('ab');
        setTimeout(() => response.socket?.destroy(), 10);
      },
      'ab',
    ],
  ])('of a body that is %s is enough where only the status counts', async (_, respond, expected) => {
    const url = await serve((__, response) => void respond(response));
    const started = performance.now();
    const answer = await aWeb().request({ url, beginning: 4 });
    expect(answer.status).toBe(200);
    expect(text(answer.body)).toBe(expected);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it('leaves the connection of a short answer to be used again', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    const web = aWeb();
    for (let at = 0; at < 20; at += 1) await web.request({ url, beginning: 1_024 });
    expect(ports.size).toBeLessThan(5);
  });
});

describe('a broken connection', () => {
  it('fails when the body is cut off', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.socket?.destroy(), 10);
    });
    expect(await codeOf(aWeb().request({ url }))).toBe('connection-failed');
  });

  it('fails when nobody listens', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    server.close();
    expect(await codeOf(aWeb().request({ url: `http://127.0.0.1:${port}` }))).toBe('connection-failed');
  });

  it('fails by name when the name does not exist', async () => {
    const resolve = async (): Promise<string[]> => {
      throw Object.assign(new TypeError('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    expect(await codeOf(aWeb({ resolve }).request({ url: 'http://nowhere.test' }))).toBe('name-not-found');
    expect(await codeOf(aWeb({ resolve: async () => [] }).request({ url: 'http://empty.test' }))).toBe(
      'name-not-found',
    );
  });

  it('fails as stopped when the caller gives up', async () => {
    const url = await serve(() => undefined);
    const stop = new AbortController();
    const request = aWeb().request({ url, signal: stop.signal });
    stop.abort();
    await expect(request).rejects.toMatchObject({
      code: 'connection-failed',
      message: expect.stringMatching('stopped'),
    });
  });

  it('fails by its handshake when the other side speaks no TLS', async () => {
    const url = await serve((_, response) => response.end('ok'));
    expect(await codeOf(aWeb().request({ url: url.replace('http:', 'https:') }))).toBe('tls-failed');
  });

  it('fails by its certificate when that is self-signed', async () => {
    const server = await startSelfSigned();
    opened.push(server);
    const { host } = new URL(server.url);
    await expect(aWeb().request({ url: server.url })).rejects.toMatchObject({
      code: 'tls-failed',
      details: { host, problem: expect.stringContaining('self-signed') },
    });
  });
});

describe('a redirect', () => {
  it('is followed though its own body never ends', async () => {
    const to = await serve((_, response) => response.end('here'));
    const url = await serve((_, response) => response.writeHead(301, { location: to }).write('x'));
    expect(text((await aWeb().request({ url })).body)).toBe('here');
  });

  it('is followed hop by hop and told', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/a')
        response.writeHead(301, { location: Buffer.from('/б').toString('latin1') }).end('moved');
      else if (request.url === '/%D0%B1') response.writeHead(302, { location: 'c#part' }).end();
      else response.end('there');
    });
    const answer = await aWeb().request({ url: `${url}/a` });
    expect(text(answer.body)).toBe('there');
    expect(answer.redirects).toEqual([
      { from: `${url}/a`, to: `${url}/%D0%B1`, status: 301 },
      { from: `${url}/%D0%B1`, to: `${url}/c#part`, status: 302 },
    ]);
  });

  it('in a loop ends', async () => {
    let hops = 0;
    const url = await serve((_, response) => {
      hops += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(await codeOf(aWeb().request({ url }))).toBe('redirects-too-many');
    expect(hops).toBe(6);
  });

  it('is handed back when none may be followed', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: '/there' }).end());
    expect(await aWeb().request({ url, maxRedirects: 0 })).toMatchObject({
      status: 302,
      headers: { location: '/there' },
    });
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'http://user:secret@example.org/', 'http://['])(
    'to %s is refused',
    async (location) => {
      const url = await serve((_, response) => response.writeHead(302, { location }).end());
      const failed = aWeb().request({ url });
      await expect(failed).rejects.toMatchObject({ code: 'redirect-invalid' });
      await expect(failed).rejects.not.toMatchObject({ message: expect.stringMatching('secret') });
    },
  );
});
