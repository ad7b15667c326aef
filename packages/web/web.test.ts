import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, type Server, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, createGzip, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
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

describe('a coded body', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', (plain: Buffer) => plain],
    ['gzip, br', (plain: Buffer) => brotliCompressSync(gzipSync(plain))],
  ])('in %s is decoded', async (encoding, encode) => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(encode(Buffer.from('Порт Актау'))),
    );
    expect(text((await aWeb().request({ url })).body)).toBe('Порт Актау');
  });

  it.each(['compress', 'gzip, gzip, gzip'])('in %s is refused', async (encoding) => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end('x'),
    );
    expect(await codeOf(aWeb().request({ url }))).toBe('encoding-unknown');
  });

  it.each(['gzip', 'deflate', 'br', 'zstd'])('in %s may be empty', async (encoding) => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end());
    expect((await aWeb().request({ url })).body).toHaveLength(0);
  });

  it('that is not what its header says fails', async () => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'),
    );
    expect(await codeOf(aWeb().request({ url }))).toBe('connection-failed');
  });
});

describe('limits', () => {
  it('end a gzip bomb of 300 MB at 15 MiB, with bounded memory', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      const zeros = Buffer.alloc(1_000_000);
      void (async () => {
        for (let sent = 0; sent < 300 && !response.destroyed; sent += 1) {
          if (!gzip.write(zeros))
            await Promise.race([new Promise((go) => gzip.once('drain', go)), wait(100)]);
        }
        gzip.end();
      })();
    });
    const before = process.memoryUsage().rss;
    expect(await codeOf(aWeb().request({ url }))).toBe('body-too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
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
    ['header', (response: ServerResponse) => response.socket?.write('H')],
  ])('end a %s that drips', async (_, drip) => {
    const url = await serve((__, response) => {
      const timer = setInterval(() => drip(response), 20);
      response.on('close', () => clearInterval(timer));
    });
    const started = performance.now();
    expect(await codeOf(aWeb().request({ url, deadlineMs: 150 }))).toMatch(
      /deadline-exceeded|connection-failed/,
    );
    expect(performance.now() - started).toBeLessThan(1_500);
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

  it('fails by its certificate when that is self-signed', async () => {
    const port = await listen(createTlsServer(selfSigned(), (_, response) => response.end('ok')));
    await expect(aWeb().request({ url: `https://127.0.0.1:${port}` })).rejects.toMatchObject({
      code: 'tls-failed',
      details: { host: `127.0.0.1:${port}` },
    });
  });
});

/** A fresh key and certificate for the name `localhost`. */
function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-keyout', key, '-out', cert];
  try {
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a redirect', () => {
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
      await expect(failed).rejects.toMatchObject({ code: 'url-invalid' });
      await expect(failed).rejects.not.toMatchObject({ message: expect.stringMatching('secret') });
    },
  );

  it('to another origin carries no credentials, and a POST becomes a GET', async () => {
    const seen: IncomingMessage[] = [];
    const other = await serve((request, response) => {
      seen.push(request);
      response.end();
    });
    const url = await serve((_, response) => response.writeHead(302, { location: other }).end());
    await aWeb().request({
      url,
      method: 'POST',
      body: 'x',
      headers: { authorization: 'Basic x', cookie: 'a=b', 'content-type': 'text/plain', 'x-mine': '1' },
    });
    expect(seen[0]).toMatchObject({ method: 'GET', headers: { 'x-mine': '1' } });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
    expect(seen[0]?.headers['cookie']).toBeUndefined();
    expect(seen[0]?.headers['content-type']).toBeUndefined();
  });
});
