import {
  type GrowingInts,
  type SharedInts,
  createGrowingInts,
  createSharedInts,
  growTo,
} from './growing-ints.ts';

/** Rows of a fixed number of integers, numbered from 0 on; numbers are used again. Row `n` begins at `n * width`. */
export interface Records extends GrowingInts {
  readonly width: number;
  readonly free: number[];
  /** All row numbers lie below. */
  end: number;
}

/** Rows that a kernel reads as well. */
export type SharedRecords = Records & SharedInts;

/** Empty. @param width integers per row */
export const createSharedRecords = (width: number): SharedRecords => ({
  ...createSharedInts(),
  width,
  free: [],
  end: 0,
});

/** Empty. @param width integers per row */
export const createRecords = (width: number): Records => ({
  ...createGrowingInts(),
  width,
  free: [],
  end: 0,
});

/** @returns the number of a row of zeros */
export function addRow(records: Records): number {
  const row = records.free.pop() ?? records.end++;
  const at = row * records.width;
  growTo(records, at + records.width);
  records.ints.fill(0, at, at + records.width);
  return row;
}

export const removeRow = (records: Records, row: number): void => void records.free.push(row);

export const getField = ({ ints, width }: Records, row: number, field: number): number =>
  ints[row * width + field] ?? 0;

/** A field of a row. */
export interface Field {
  readonly row: number;
  readonly field: number;
}

export function setField({ ints, width }: Records, { row, field }: Field, value: number): void {
  ints[row * width + field] = value;
}

/** @returns the new value */
export function addToField(records: Records, place: Field, by: number): number {
  const value = getField(records, place.row, place.field) + by;
  setField(records, place, value);
  return value;
}
