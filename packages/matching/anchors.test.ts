import { describe, expect, it } from 'vitest';
import { type Anchor, chooseAnchors } from './anchors.ts';
import { NO_GUARDS } from './guards.ts';
import { flag, headOf, op, wordOf } from './program.ts';
import { packUsages } from './usage.ts';

const node = (operation: number, body: readonly number[], flags = 0): readonly number[] => [
  headOf(operation, flags, body.length + 1),
  ...body,
];
const SPACE = 4;
/** Of term n: n in a thousand articles hold it. */
const known = { shareOf: (row: number) => row / 1_000 };
const word = (row: number): readonly number[] => [wordOf(row, SPACE)];
const sense = (row: number): readonly number[] => [1, row, 0, 1];
const phrase = (...readings: readonly (readonly number[])[]) =>
  node(op.phrase, [
    0,
    readings.length,
    ...readings.flatMap((rows) => [rows.length, 1, 0, ...rows.flatMap(word), ...packUsages(rows)]),
  ]);
const near = (...words: readonly (readonly number[])[]) =>
  node(op.near, [0, 5, words.length, ...words.flatMap((rows) => [rows.length, ...rows.flatMap(sense)])]);
const all = (...nodes: readonly (readonly number[])[]) => node(op.and, [nodes.length, ...nodes.flat()]);
const any = (...nodes: readonly (readonly number[])[]) => node(op.or, [nodes.length, ...nodes.flat()]);
const not = (inner: readonly number[]) => node(op.not, inner);
const filter = (row: number, flags = 0) => node(op.filter, [0, row], flags);

const anchorsOf = (program: readonly number[]) => chooseAnchors(program, 0, known)?.anchors;
const under = (term: number, ...guards: readonly number[]): Anchor => ({
  term,
  neighbour: 0,
  guards: guards.length === 0 ? NO_GUARDS : guards.map((row) => [row]),
});
const beside = (term: number, neighbour: number, ...guards: readonly number[]): Anchor => ({ ...under(term, ...guards), neighbour }); // prettier-ignore
/** Guarded by terms of which one must be there. */
const some = (anchor: Anchor, ...group: readonly number[]): Anchor => ({ ...anchor, guards: [group] });

describe('a watch lies', () => {
  it('under the rarest word of each reading of a phrase, guarded by the others', () => {
    expect(anchorsOf(phrase([3, 2, 5], [4]))).toEqual([under(2, 3, 5), under(4)]);
    expect(anchorsOf(phrase([3, 2, 5, 4]))).toEqual([under(2, 3, 4, 5)]);
  });

  it('under a word and its neighbour where every word is frequent', () => {
    expect(anchorsOf(phrase([60, 50, 90]))).toEqual([beside(60, 50, 90)]);
    expect(anchorsOf(phrase([60]))).toEqual([under(60)]);
    expect(anchorsOf(phrase([300, 301]))).toEqual([under(300, 301)]);
  });

  it('under the cheapest part of an AND, guarded by terms of the others', () => {
    expect(anchorsOf(all(phrase([5]), phrase([2])))).toEqual([under(2, 5)]);
    expect(anchorsOf(all(any(phrase([1]), phrase([2])), phrase([4])))).toEqual([under(1, 4), under(2, 4)]);
    expect(anchorsOf(all(any(phrase([3]), phrase([2])), phrase([4])))).toEqual([some(under(4), 3, 2)]);
  });

  it('under every branch of an OR', () => {
    expect(anchorsOf(any(phrase([5]), filter(7), near([3], [4])))).toEqual([under(5), under(7), under(3, 4)]);
  });

  it('under no excluded term, and is guarded by none', () => {
    expect(anchorsOf(all(phrase([5]), not(phrase([2]))))).toEqual([under(5)]);
    expect(anchorsOf(not(phrase([2])))).toBeUndefined();
    expect(anchorsOf(any(phrase([5]), not(phrase([2]))))).toBeUndefined();
  });

  it('under every sense of the rarest word of a proximity', () => {
    expect(anchorsOf(near([9], [2, 3], [8]))).toEqual([under(2, 8, 9), under(3, 8, 9)]);
    expect(anchorsOf(near([2, 3], [4, 5]))).toEqual([some(under(2), 4, 5), some(under(3), 4, 5)]);
  });

  it('under a filter, but not under one that says too little', () => {
    expect(anchorsOf(filter(7))).toEqual([under(7)]);
    expect(anchorsOf(filter(7, flag.loose))).toBeUndefined();
    expect(anchorsOf(any(phrase([9]), filter(7, flag.loose)))).toBeUndefined();
    expect(anchorsOf(all(filter(7, flag.loose), phrase([9])))?.map(({ term }) => term)).toEqual([9]);
  });
});
