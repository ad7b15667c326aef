import { expect, expectTypeOf, it } from 'vitest';
import { given } from './given.ts';

it('what is not given is not there; null, zero, false and the empty text are given', () => {
  const fields: { a: string; b: string | undefined; c?: number } = { a: '', b: undefined };
  const kept = given(fields);
  expect(Object.keys(kept)).toEqual(['a']);
  expectTypeOf(kept).toExtend<{ a: string; b?: string; c?: number }>();
  expect(given({ a: null, b: 0, c: false })).toEqual({ a: null, b: 0, c: false });
});
