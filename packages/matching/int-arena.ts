/**
 * Records of integers. They lie in chunks, so that growth copies nothing; a freed record is used again for one of the
 * same size. A reference is the number of a chunk times 2^16 and the place in it.
 */
export interface IntArena {
  readonly chunks: readonly Int32Array[];
  /** @returns a reference of at least 1; the record holds whatever it held */
  allocate(size: number): number;
  free(reference: number, size: number): void;
}

export const CHUNK_BITS = 16;
export const CHUNK_MASK = 0xffff;
const CHUNK = 1 << CHUNK_BITS;

/** Empty. */
export function createIntArena(): IntArena {
  const chunks = [new Int32Array(CHUNK)];
  /** Size → the first free record; each holds the next one. */
  const freed = new Map<number, number>();
  /** Of the last chunk. */
  let used = 1;
  const free = (reference: number, size: number): void => {
    const chunk = chunks[reference >>> CHUNK_BITS];
    if (chunk !== undefined) chunk[reference & CHUNK_MASK] = freed.get(size) ?? 0;
    freed.set(size, reference);
  };
  const inNewChunk = (size: number): number => {
    if (used < CHUNK) free(((chunks.length - 1) << CHUNK_BITS) + used, CHUNK - used);
    // A record that is larger than a chunk has one of its own.
    used = Math.min(size, CHUNK);
    return (chunks.push(new Int32Array(Math.max(CHUNK, size))) - 1) << CHUNK_BITS;
  };
  return {
    chunks,
    free,
    allocate(size) {
      const again = freed.get(size) ?? 0;
      if (again !== 0) {
        freed.set(size, chunks[again >>> CHUNK_BITS]?.[again & CHUNK_MASK] ?? 0);
        return again;
      }
      if (used + size > CHUNK) return inNewChunk(size);
      used += size;
      return ((chunks.length - 1) << CHUNK_BITS) + used - size;
    },
  };
}
