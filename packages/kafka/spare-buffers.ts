/**
 * Buffers that are used again. Memory outside of its heap makes V8 mark all that is in it, each time some 32 MB are new:
 * a fifth of the time of publishing.
 */
export interface SpareBuffers {
  /** A buffer of at least so many bytes, with whatever is in it. */
  take(bytes: number): Buffer;
  /** Nobody uses it any more. */
  giveBack(buffer: Buffer): void;
}

/** As many, and as large, as are kept. */
const MOST = 24;
const MOST_BYTES = 1_048_576;
const LEAST_BYTES = 16_384;

/** Keeps none yet. */
export function keepSpareBuffers(): SpareBuffers {
  const spare: Buffer[] = [];
  return {
    take: (bytes) => {
      const at = spare.findIndex(({ length }) => length >= bytes);
      const [found] = at < 0 ? [] : spare.splice(at, 1);
      return found ?? Buffer.allocUnsafeSlow(Math.max(LEAST_BYTES, 2 ** Math.ceil(Math.log2(bytes))));
    },
    giveBack: (buffer) => {
      if (buffer.length > MOST_BYTES) return;
      if (spare.length === MOST) spare.shift();
      spare.push(buffer);
    },
  };
}
