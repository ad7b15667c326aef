import { expect, it } from 'vitest';
import { arrived, carried } from './carried-failure.ts';
import { failure } from './errors.ts';

it('a failure arrives in another thread as it was thrown, its cause as what it said', () => {
  const cause = new TypeError('the disk is full');
  const thrown = failure('store-unavailable', { problem: 'no room' }, { cause, retryAfterMs: 500 });
  const there = arrived(structuredClone(carried(thrown)));
  expect(there).toMatchObject({
    name: 'NewswatchError',
    code: 'store-unavailable',
    details: { problem: 'no room' },
    message: thrown.message,
    retry: 'soon',
    retryAfterMs: 500,
    cause: 'the disk is full',
  });
});

it('what is no failure of ours arrives as unexpected', () => {
  expect(arrived(structuredClone(carried(new RangeError('too far'))))).toMatchObject({
    code: 'unexpected',
    details: { problem: 'too far' },
    cause: 'too far',
  });
});
