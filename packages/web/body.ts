import { type Duplex, type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failure } from '@newswatch/domain';
import { decoder } from './decoder.ts';

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
