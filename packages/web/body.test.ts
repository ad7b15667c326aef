import { Readable } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';

const MIB = 1024 * 1024;
const read = (body: Readable, encoding: string | undefined, maxBytes = MIB): Promise<Uint8Array> =>
  readBody(body, { encoding, maxBytes, signal: new AbortController().signal, url: 'https://news.example' });
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('a body', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['deflate', (plain: Buffer) => deflateRawSync(plain, { level: 0 })],
    ['gzip, deflate', (plain: Buffer) => deflateRawSync(gzipSync(plain))],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', (plain: Buffer) => plain],
    [undefined, (plain: Buffer) => plain],
    ['gzip, br', (plain: Buffer) => brotliCompressSync(gzipSync(plain))],
  ])('in %s is decoded', async (encoding, encode) => {
    const bytes = encode(Buffer.from('Порт Актау'));
    expect(text(await read(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), encoding))).toBe(
      'Порт Актау',
    );
  });

  it.each(['compress', 'gzip, compress', 'gzip, gzip, gzip'])('in %s is refused', async (encoding) => {
    await expect(read(Readable.from([Buffer.from('x')]), encoding)).rejects.toMatchObject({
      code: 'encoding-unknown',
    });
  });

  it('in zstd with a window beyond 8 MiB, which is memory that the server asks for, fails', async () => {
    const compress = (windowLog: number): Buffer =>
      zstdCompressSync(Buffer.alloc(20 * MIB), { params: { [constants.ZSTD_c_windowLog]: windowLog } });
    expect(await read(Readable.from([compress(23)]), 'zstd', 20 * MIB)).toHaveLength(20 * MIB);
    await expect(read(Readable.from([compress(24)]), 'zstd', 20 * MIB)).rejects.toThrow(/memory/i);
  });

  it.each(['gzip', 'deflate', 'br', 'zstd'])('in %s may be empty', async (encoding) => {
    expect(await read(Readable.from([]), encoding)).toHaveLength(0);
  });

  it.each(['gzip', 'deflate', 'br', 'zstd'])('that is not %s fails', async (encoding) => {
    await expect(read(Readable.from([Buffer.from('<rss version="2.0">')]), encoding)).rejects.toBeInstanceOf(
      Error,
    );
  });

  it('may be as large as the limit, and not larger', async () => {
    expect(await read(Readable.from([Buffer.alloc(MIB)]), undefined)).toHaveLength(MIB);
    await expect(read(Readable.from([Buffer.alloc(MIB), Buffer.alloc(1)]), undefined)).rejects.toMatchObject({
      code: 'body-too-large',
      details: { url: 'https://news.example', limit: '1 MiB' },
    });
  });

  it('of 300 MB in gzip ends at 15 MiB, with bounded memory', async () => {
    const zeros = Buffer.alloc(MIB);
    const bomb = Readable.from(Array.from({ length: 300 }, () => zeros)).pipe(createGzip());
    const before = process.memoryUsage().rss;
    await expect(read(bomb, 'gzip', 15 * MIB)).rejects.toMatchObject({ code: 'body-too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MIB);
    expect(bomb.destroyed).toBe(true);
  });
});
