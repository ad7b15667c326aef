/**
 * Rows of a fixed number of integers, numbered from 0 on; numbers are used again. They lie in chunks, so that growth
 * copies nothing: row `n` begins at `(n & ROW_MASK) * width` of `chunks[n >>> ROW_BITS]`.
 */
export interface Records {
  readonly chunks: readonly Int32Array[];
  /** @returns the number of a row of zeros */
  add(): number;
  remove(row: number): void;
}

export const ROW_BITS = 12;
export const ROW_MASK = (1 << ROW_BITS) - 1;

/** Empty. @param width integers per row */
export function createRecords(width: number): Records {
  const chunks: Int32Array[] = [];
  const free: number[] = [];
  let rows = 0;
  return {
    chunks,
    add() {
      const again = free.pop();
      const row = again ?? rows++;
      if (row >> ROW_BITS === chunks.length) chunks.push(new Int32Array(width << ROW_BITS));
      const at = (row & ROW_MASK) * width;
      chunks[row >> ROW_BITS]?.fill(0, at, at + width);
      return row;
    },
    remove(row) {
      free.push(row);
    },
  };
}
