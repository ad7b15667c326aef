/**
 * Rows of a fixed number of integers, numbered from 0 on; numbers are used again. They lie in chunks, so that growth
 * copies nothing: row `n` begins at `(n & ROW_MASK) * width` of `chunks[n >>> ROW_BITS]`.
 */
export interface Records {
  readonly chunks: Int32Array[];
  readonly width: number;
  readonly free: number[];
  /** All row numbers lie below. */
  end: number;
}

export const ROW_BITS = 12;
export const ROW_MASK = (1 << ROW_BITS) - 1;

/** Empty. @param width integers per row */
export const createRecords = (width: number): Records => ({ chunks: [], width, free: [], end: 0 });

/** @returns the number of a row of zeros */
export function addRow(records: Records): number {
  const { chunks, width, free } = records;
  const row = free.pop() ?? records.end++;
  if (row >> ROW_BITS === chunks.length) chunks.push(new Int32Array(width << ROW_BITS));
  const at = (row & ROW_MASK) * width;
  chunks[row >> ROW_BITS]?.fill(0, at, at + width);
  return row;
}

export const removeRow = (records: Records, row: number): void => void records.free.push(row);

export const getField = ({ chunks, width }: Records, row: number, field: number): number =>
  chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * width + field] ?? 0;

/** A field of a row. */
export interface Field {
  readonly row: number;
  readonly field: number;
}

export function setField({ chunks, width }: Records, { row, field }: Field, value: number): void {
  const chunk = chunks[row >> ROW_BITS];
  if (chunk !== undefined) chunk[(row & ROW_MASK) * width + field] = value;
}

/** @returns the new value */
export function addToField(records: Records, place: Field, by: number): number {
  const value = getField(records, place.row, place.field) + by;
  setField(records, place, value);
  return value;
}
