import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { compress, setGzipLevel } from './gzip.ts';

setGzipLevel();
const codec = kafkajs.CompressionCodecs[kafkajs.CompressionTypes.GZIP]();

it.each([0, 1, 16_383, 16_384, 4_194_303, 4_194_304, 5_000_000])(
  'content of %d bytes comes back as it was',
  async (bytes) => {
    const content = randomBytes(bytes);
    expect((await codec.decompress(await compress(content))).equals(content)).toBe(true);
    expect((await codec.decompress(gzipSync(content, { level: 9 }))).equals(content)).toBe(true);
  },
);

it.each([[Buffer.alloc(0)], [Buffer.from('abc')], [Buffer.alloc(40, 0xff)]])(
  'what is no gzip is refused: %j',
  async (bytes) => {
    await expect(codec.decompress(bytes)).rejects.toThrow(/unexpected end|incorrect header/);
  },
);
