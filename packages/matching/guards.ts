import type { Group } from './required-terms.ts';
import { NO_CODE, codeOf } from './term-bits.ts';

/**
 * Groups of terms of each of which an article needs one for a watch to match. They lie beside the watch as codes
 * (`term-bits.ts`), so that most watches that cannot match are denied without being asked.
 */
export type Guards = readonly Group[];

export const NO_GUARDS: Guards = [];

/** So many codes lie beside a watch, two to an integer. */
const CODES = 8;
export const CODE_INTS = CODES / 2;

/** Of the groups those that fit, the rarest first. */
export function guardsOf(groups: readonly Group[], shareOf: (row: number) => number): Guards {
  if (groups.length === 0) return NO_GUARDS;
  const shared = groups.map((group) => ({ group, share: group.reduce((sum, row) => sum + shareOf(row), 0) }));
  const chosen: Group[] = [];
  let left = CODES;
  for (const { group } of shared.toSorted((one, other) => one.share - other.share)) {
    if (group.length > left || group.length === 0 || chosen.some((each) => areEqual(each, group))) continue;
    chosen.push(group);
    left -= group.length;
  }
  return chosen;
}

const areEqual = (one: Group, other: Group): boolean =>
  one.length === other.length && one.every((row, at) => row === other[at]);

export const areSame = (one: Guards, other: Guards): boolean =>
  one.length === other.length && one.every((group, at) => areEqual(group, other[at] ?? []));

/** Guards as they lie beside a watch: the codes of one group behind those of the other. */
export interface PackedGuards {
  /** A bit for the last code of each group. The last code of all ends a group, so its bit is left out. */
  readonly ends: number;
  readonly codes: Int32Array;
}

export const ENDS_BITS = CODES - 1;
const ALL = (1 << CODES) - 1;
const LAST = 1 << ENDS_BITS;

/** What is left over is filled with the last code. */
export function packGuards(guards: Guards): PackedGuards {
  const rows = guards.flat();
  const codes = new Int32Array(CODE_INTS);
  for (let at = 0; at < CODE_INTS; at += 1)
    codes[at] = pairOf(codeAt(rows, 2 * at), codeAt(rows, 2 * at + 1));
  let ends = 0;
  let count = 0;
  for (const { length } of guards.slice(0, -1)) ends |= 1 << ((count += length) - 1);
  return { ends, codes };
}

const codeAt = (rows: readonly number[], at: number): number => codeOf(rows[at] ?? rows.at(-1) ?? NO_CODE);

const pairOf = (first: number, second: number): number => first | (second << 16);

/**
 * Whether each group has a code that is there. Without a branch for each code, which the processor cannot foretell: where
 * the bits of a group are not all zero, adding ones to all but the bit of its end, or that bit itself, sets that bit.
 *
 * @param present a bit for each code
 */
export function eachHasOne(present: number, ends: number): boolean {
  const all = ends | LAST;
  const others = ALL & ~all;
  return ((((present & others) + others) | present) & all) === all;
}
