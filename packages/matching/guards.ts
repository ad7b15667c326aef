import type { Group } from './required-terms.ts';
import { NO_CODE, codeOf } from './term-bits.ts';

/** Codes (`term-bits.ts`) without which a watch cannot match; they lie beside it, so that it need not be asked. */
export interface Guards {
  /** Two that an article needs, the second in the upper half. */
  readonly both: number;
  /** Four of which it needs one. */
  readonly some: readonly [number, number];
}

const MOST = 4;

/** Every article has NO_CODE. */
export const NO_GUARDS: Guards = { both: NO_CODE, some: [NO_CODE, NO_CODE] };

/** By the two rarest terms that are needed, and the rarest group of a few. */
export function guardsOf(groups: readonly Group[], shareOf: (row: number) => number): Guards {
  const rows = groups.flatMap(([row, ...others]) => (row === undefined || others.length > 0 ? [] : [row]));
  const [first = 0, second = 0] = [...new Set(rows)].toSorted((one, other) => shareOf(one) - shareOf(other));
  const share = (group: Group): number => group.reduce((sum, row) => sum + shareOf(row), 0);
  const few = groups.filter(({ length }) => length > 1 && length <= MOST);
  const [some = []] = few.toSorted((one, other) => share(one) - share(other));
  return { both: pairOf(codeOf(first), codeOf(second)), some: codesOf(some) };
}

const pairOf = (first: number, second: number): number => first | (second << 16);

/** A code that is missing is one of the others. */
function codesOf([one = 0, two = one, three = two, four = three]: Group): Guards['some'] {
  return [pairOf(codeOf(one), codeOf(two)), pairOf(codeOf(three), codeOf(four))];
}

/** Of four codes two: the first of each where there are. */
export function joinGuards(own: Guards, others: Guards): Guards {
  const [first = NO_CODE, second = NO_CODE] = [
    own.both & 0xffff,
    others.both & 0xffff,
    own.both >>> 16,
    others.both >>> 16,
  ].filter((code) => code !== NO_CODE);
  return { both: pairOf(first, second), some: isNone(others.some) ? own.some : others.some };
}

const isNone = ([first, second]: Guards['some']): boolean => first === NO_CODE && second === NO_CODE;

export const areSame = (one: Guards, other: Guards): boolean =>
  one.both === other.both && one.some[0] === other.some[0] && one.some[1] === other.some[1];
