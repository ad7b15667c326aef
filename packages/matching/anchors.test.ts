import { describe, expect, it } from 'vitest';
import { type Anchor, chooseAnchors } from './anchors.ts';
import { flag, headOf, op, wordOf } from './program.ts';

const node = (operation: number, body: readonly number[], flags = 0): readonly number[] => [
  headOf(operation, flags, body.length + 1),
  ...body,
];
const SPACE = 4;
const phrase = (...readings: readonly (readonly number[])[]) =>
  node(op.phrase, [0, readings.length, ...readings.flatMap((words) => [words.length, 1, ...words.map((row) => wordOf(row, SPACE))])]); // prettier-ignore
const near = (...words: readonly (readonly number[])[]) =>
  node(op.near, [0, 5, words.length, ...words.flatMap((rows) => [rows.length, ...rows.flatMap((row) => [1, row])])]); // prettier-ignore
const all = (...nodes: readonly (readonly number[])[]) => node(op.and, [nodes.length, ...nodes.flat()]);
const any = (...nodes: readonly (readonly number[])[]) => node(op.or, [nodes.length, ...nodes.flat()]);
const not = (inner: readonly number[]) => node(op.not, inner);
const filter = (row: number, flags = 0) => node(op.filter, [0, row], flags);

/** Of term n: n in a thousand. */
const anchorsOf = (program: readonly number[]) => chooseAnchors(program, 0, (row) => row / 1_000);
const placesOf = (program: readonly number[]) => anchorsOf(program)?.anchors.map(({ term }) => term);
const at = (term: number, guard = 0, neighbour = 0): Anchor => ({ term, neighbour, guard });

describe('a watch lies', () => {
  it('under the rarest word of each reading of a phrase, guarded by the next', () => {
    expect(anchorsOf(phrase([3, 2, 5], [4]))?.anchors).toEqual([at(2, 3), at(4)]);
  });

  it('under two neighbours where every word is frequent', () => {
    expect(anchorsOf(phrase([60, 50, 90]))?.anchors).toEqual([at(60, 90, 50)]);
    expect(anchorsOf(phrase([60]))?.anchors).toEqual([at(60)]);
    expect(anchorsOf(phrase([300, 300]))?.anchors).toEqual([at(300)]);
  });

  it('under the cheapest part of an AND, guarded by a term of another part', () => {
    expect(anchorsOf(all(phrase([5]), phrase([2])))?.anchors).toEqual([at(2, 5)]);
    expect(anchorsOf(all(any(phrase([1]), phrase([2])), phrase([4])))?.anchors).toEqual([at(1, 4), at(2, 4)]);
    expect(anchorsOf(all(any(phrase([3]), phrase([2])), phrase([4])))?.anchors).toEqual([at(4)]);
  });

  it('under every branch of an OR', () => {
    expect(placesOf(any(phrase([5]), filter(7), near([3], [4])))).toEqual([5, 7, 3]);
  });

  it('under no excluded term, and is guarded by none', () => {
    expect(anchorsOf(all(phrase([5]), not(phrase([2]))))?.anchors).toEqual([at(5)]);
    expect(anchorsOf(not(phrase([2])))).toBeUndefined();
    expect(anchorsOf(any(phrase([5]), not(phrase([2]))))).toBeUndefined();
  });

  it('under every sense of the rarest word of a proximity', () => {
    expect(anchorsOf(near([9], [2, 3], [8]))?.anchors).toEqual([at(2, 8), at(3, 8)]);
    expect(anchorsOf(near([2, 3], [4, 5]))?.anchors).toEqual([at(2), at(3)]);
  });

  it('under a filter, but not under one that says too little, which may guard', () => {
    expect(anchorsOf(filter(7))?.anchors).toEqual([at(7)]);
    expect(anchorsOf(filter(7, flag.loose))).toBeUndefined();
    expect(anchorsOf(all(phrase([9]), filter(7, flag.loose)))?.anchors).toEqual([at(9, 7)]);
    expect(anchorsOf(any(phrase([9]), filter(7, flag.loose)))).toBeUndefined();
  });
});
