import { Duplex, pipeline } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** Sent as Accept-Encoding (RFC 9110, 8.4.1; RFC 7932; RFC 8878). */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br, zstd';

/**
 * What came before the end counts, as in browsers: a body may be empty in spite of its header, and some servers leave
 * the trailer out. Bodies that are cut off are found by their framing.
 */
const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush, ZSTD_d_windowLogMax } = constants;
const INFLATE = { finishFlush: Z_SYNC_FLUSH } as const;

/** A window of 8 MiB is the most that zstd may ask for on the web (RFC 9659, 3); the library would take 128. */
const ZSTD = { finishFlush: ZSTD_e_flush, params: { [ZSTD_d_windowLogMax]: 23 } } as const;

/** Undoes one content encoding; undefined for one that is not known. */
export function decoder(encoding: string): Duplex | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(INFLATE);
    case 'deflate':
      return Duplex.from(inflated);
    case 'br':
      return createBrotliDecompress({ finishFlush: BROTLI_OPERATION_FLUSH });
    case 'zstd':
      return createZstdDecompress(ZSTD);
    default:
      return undefined;
  }
}

/** The low half of the first byte of the zlib wrapper names the method, and there is only one (RFC 1950, 2.2). */
const METHOD_DEFLATE = 8;

/**
 * `deflate` means deflated bytes in the wrapper of zlib (RFC 9110, 8.4.1.2). Some servers leave the wrapper out, and
 * browsers take both. No raw stream that a compressor writes begins as a wrapper does.
 */
async function* inflated(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let first = await chunks.next();
  while (first.done !== true && first.value.length === 0) first = await chunks.next();
  if (first.done === true) return;
  const start = first.value;
  const isWrapped = ((start[0] ?? 0) & 0x0f) === METHOD_DEFLATE;
  const inflate = isWrapped ? createInflate(INFLATE) : createInflateRaw(INFLATE);
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  // A failure of either side ends the other; it is thrown where the bytes are read.
  pipeline(whole, inflate, () => undefined);
  yield* inflate;
}
