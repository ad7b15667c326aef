import { type Readable, addAbortSignal } from 'node:stream';
import { SECOND } from '@newswatch/domain';

/** An answer that is not there by then is not waited for. */
const BEGINNING_WITHIN = SECOND;

export interface BeginningOptions {
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/**
 * The first bytes of a body, as far as they come within a second. Never rejects: a body that breaks off is as long as it
 * came. What follows is not read; a connection whose body had an end by then is kept.
 */
export async function readBeginning(
  body: Readable,
  { bytes, signal }: BeginningOptions,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const read = async (): Promise<void> => {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(BEGINNING_WITHIN)]);
    for await (const chunk of addAbortSignal(patience, body) as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > bytes) return;
    }
  };
  await Promise.allSettled([read()]);
  return Buffer.concat(chunks).subarray(0, bytes);
}
