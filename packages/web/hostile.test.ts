import { once } from 'node:events';
import { type RequestListener, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, createBrotliCompress, createDeflateRaw, createGzip, createZstdCompress } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebRequest, createWeb } from './web.ts';

/** What hostile servers do, with the limits of real use: 15 MiB, and what is said per test for the deadline. */

const MIB = 1_048_576;
const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({ close: () => (server.closeAllConnections(), server.close()) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

interface Ending {
  readonly code: unknown;
  readonly ms: number;
  /** The most that the process grew meanwhile. */
  readonly grownMib: number;
}

/** How a request ends, how long it takes, and how much memory, looked at every few milliseconds. */
async function endingOf(request: WebRequest): Promise<Ending> {
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch/test' });
  opened.push(web);
  const started = performance.now();
  const before = process.memoryUsage().rss;
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const code = await web.request(request).then(
    ({ status }) => status,
    (error: unknown) => (error as { code?: string }).code,
  );
  most = Math.max(most, process.memoryUsage().rss);
  clearInterval(look);
  return { code, ms: performance.now() - started, grownMib: (most - before) / MIB };
}

/** 300 MiB of zeros, packed before the request begins. */
async function bomb(encoder: NodeJS.ReadWriteStream): Promise<Buffer> {
  const zeros = Buffer.alloc(MIB);
  const packed: Buffer[] = [];
  const source = Readable.from(Array.from({ length: 300 }, () => zeros));
  for await (const chunk of source.pipe(encoder)) packed.push(Buffer.from(chunk));
  return Buffer.concat(packed);
}

describe('a bomb of 300 MiB', () => {
  it.each([
    ['gzip', () => createGzip({ level: 1 })],
    ['deflate', () => createDeflateRaw({ level: 1 })],
    ['br', () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', () => createZstdCompress()],
  ])('in %s ends at 15 MiB, within seconds, with bounded memory', async (encoding, encoder) => {
    const bytes = await bomb(encoder());
    expect(bytes.length).toBeLessThan(2 * MIB);
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    );
    const { code, ms, grownMib } = await endingOf({ url });
    expect(code).toBe('body-too-large');
    expect(ms).toBeLessThan(5_000);
    expect(grownMib).toBeLessThan(100);
  });

  it('packed twice ends the same', async () => {
    const once = await bomb(createGzip({ level: 1 }));
    const twice: Buffer[] = [];
    for await (const chunk of Readable.from([once]).pipe(createGzip())) twice.push(Buffer.from(chunk));
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(Buffer.concat(twice)),
    );
    const { code, grownMib } = await endingOf({ url });
    expect(code).toBe('body-too-large');
    expect(grownMib).toBeLessThan(100);
  });
});

describe('a server that never ends', () => {
  it('its body is cut at 15 MiB', async () => {
    let sent = 0;
    const url = await serve((_, response) => {
      const chunk = Buffer.alloc(65_536, 97);
      const send = (): void => {
        do sent += chunk.length;
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', send);
      send();
    });
    const { code, ms, grownMib } = await endingOf({ url });
    expect(code).toBe('body-too-large');
    expect(ms).toBeLessThan(5_000);
    expect(grownMib).toBeLessThan(100);
    await sleep(50);
    const then = sent;
    await sleep(100);
    // The connection is gone: nothing more is taken.
    expect(sent).toBe(then);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['body', (response) => void response.write('<')],
    ['header', (response) => void response.socket?.write('x')],
  ])('a %s of one byte per 200 ms ends by the deadline', async (part, drip) => {
    const url = await serve((_, response) => {
      if (part === 'header') response.socket?.write('HTTP/1.1 200 OK\r\nx-endless: ');
      const timer = setInterval(() => drip(response), 200);
      response.on('close', () => clearInterval(timer));
    });
    const { code, ms } = await endingOf({ url, deadlineMs: 1_000 });
    expect(code).toBe('deadline-exceeded');
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(2_000);
  });

  it('headers beyond all measure are refused', async () => {
    const url = await serve((_, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\nx-endless: ${'x'.repeat(1_000_000)}`);
    });
    const { code, ms } = await endingOf({ url });
    expect(code).toBe('connection-failed');
    expect(ms).toBeLessThan(2_000);
  });

  it('redirects in a circle of two hosts are followed five times', async () => {
    let hops = 0;
    let other = '';
    const hop: RequestListener = ({ headers }, response) => {
      hops += 1;
      const location = other.includes(headers.host ?? '') ? url : other;
      response.writeHead(301, { location }).end('x'.repeat(10_000));
    };
    const url = await serve(hop);
    other = await serve(hop);
    const { code, ms } = await endingOf({ url });
    expect(code).toBe('redirects-too-many');
    expect(hops).toBe(6);
    expect(ms).toBeLessThan(2_000);
  });
});
