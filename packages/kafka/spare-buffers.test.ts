import { expect, it } from 'vitest';
import { keepSpareBuffers } from './spare-buffers.ts';

it('a buffer that was given back is taken again where it is large enough, and by one at a time', () => {
  const spare = keepSpareBuffers();
  const first = spare.take(100_000);
  expect(first.length).toBeGreaterThanOrEqual(100_000);
  spare.giveBack(first);
  expect(spare.take(first.length + 1) === first).toBe(false);
  expect(spare.take(50_000) === first).toBe(true);
  expect(spare.take(50_000) === first).toBe(false);
});

it('what is very large, and more than some, is not kept', () => {
  const spare = keepSpareBuffers();
  const large = spare.take(3_000_000);
  expect(large.length).toBeGreaterThanOrEqual(3_000_000);
  spare.giveBack(large);
  expect(spare.take(3_000_000) === large).toBe(false);
  const many = Array.from({ length: 100 }, () => spare.take(1));
  for (const each of many) spare.giveBack(each);
  const again = Array.from({ length: 100 }, () => spare.take(1));
  expect(again.filter((each) => many.includes(each)).length).toBe(24);
});
