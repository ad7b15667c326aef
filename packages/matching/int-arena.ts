/**
 * Records of integers. They lie in chunks, so that growth copies nothing; a freed record is used again for one of the
 * same size. A reference is the number of a chunk times 2^16 and the place in it: hot loops read `chunks` directly.
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
  let used = 1;
  const ofNewChunk = (size: number): number => {
    const current = chunks.length - 1;
    if (used < CHUNK) putFree((current << CHUNK_BITS) + used, CHUNK - used);
    chunks.push(new Int32Array(Math.max(CHUNK, size)));
    used = Math.min(size, CHUNK);
    return (current + 1) << CHUNK_BITS;
  };
  const putFree = (reference: number, size: number): void => {
    const chunk = chunks[reference >>> CHUNK_BITS];
    if (chunk !== undefined) chunk[reference & CHUNK_MASK] = freed.get(size) ?? 0;
    freed.set(size, reference);
  };
  return {
    chunks,
    allocate(size) {
      const known = freed.get(size) ?? 0;
      if (known !== 0) {
        freed.set(size, chunks[known >>> CHUNK_BITS]?.[known & CHUNK_MASK] ?? 0);
        return known;
      }
      if (used + size > CHUNK) return ofNewChunk(size);
      used += size;
      return ((chunks.length - 1) << CHUNK_BITS) + used - size;
    },
    free: putFree,
  };
}
