import { type Duplex, type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib';
import { failure } from '@newswatch/domain';

/**
 * Sent as Accept-Encoding (RFC 9110, 8.4.1; RFC 8878). Deflate is undone but not asked for: some servers send it without
 * its wrapper, against the RFC.
 */
export const ACCEPTED_ENCODINGS = 'gzip, br, zstd';

const MEBIBYTE = 1_048_576;

/** More layers than this is no honest server. */
const MOST_LAYERS = 2;

export interface BodyOptions {
  /** Value of Content-Encoding. */
  readonly encoding: string | undefined;
  /** Bytes after decoding. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Names the other side in errors. */
  readonly url: string;
}

/**
 * The decoded body. Bytes are counted after decoding while they arrive, so that a bomb ends at the limit.
 * @throws NewswatchError `encoding-unknown`, `body-too-large`; what the stream throws goes through
 */
export async function readBody(body: Readable, options: BodyOptions): Promise<Uint8Array> {
  const { maxBytes, signal, url } = options;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      length += chunk.length;
      chunks.push(chunk);
      done(length > maxBytes ? failure('body-too-large', { url, limit: readableSize(maxBytes) }) : null);
    },
  });
  await pipeline([body, ...decoders(options), sink], { signal });
  return Buffer.concat(chunks, length);
}

const readableSize = (bytes: number): string =>
  bytes < MEBIBYTE ? `${bytes} bytes` : `${Number((bytes / MEBIBYTE).toFixed(1))} MiB`;

/** In the order in which they are undone, which is the reverse of the header's. */
function decoders({ encoding, url }: BodyOptions): Duplex[] {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  const known = layers.map((layer) => decoder(layer));
  if (layers.length > MOST_LAYERS || known.includes(undefined)) {
    throw failure('encoding-unknown', { url, encoding: layers.join(', ') });
  }
  return known.filter((one) => one !== undefined).toReversed();
}

/**
 * What came before the end counts, as in browsers: a body may be empty in spite of its header, and some servers leave
 * the trailer out. Bodies that are cut off are found by their framing.
 */
const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush } = constants;

function decoder(encoding: string): Duplex | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush: Z_SYNC_FLUSH });
    case 'deflate':
      return createInflate({ finishFlush: Z_SYNC_FLUSH });
    case 'br':
      return createBrotliDecompress({ finishFlush: BROTLI_OPERATION_FLUSH });
    case 'zstd':
      return createZstdDecompress({ finishFlush: ZSTD_e_flush });
    default:
      return undefined;
  }
}
