import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Aside, workAside } from './aside.ts';
import { half } from './fixtures/halves.ts';

const DEADLINE_MS = 20_000;

describe('work aside', () => {
  const inPlace: number[] = [];
  let aside: Aside<number, number>;
  const open = (deadlineMs = DEADLINE_MS): Aside<number, number> =>
    workAside({
      work(number: number) {
        inPlace.push(number);
        return half(number);
      },
      thread: new URL('fixtures/halves-thread.ts', import.meta.url),
      fewest: 3,
      deadlineMs,
    });
  beforeEach(() => {
    inPlace.length = 0;
    aside = open();
  });
  afterEach(() => aside.close());

  it('does few tasks in place, and many in a thread, with the same answers in order', async () => {
    expect(await aside.answers([2, 4])).toEqual([1, 2]);
    expect(inPlace).toEqual([2, 4]);
    expect(await aside.answers([2, 4, 6])).toEqual([1, 2, 3]);
    expect(inPlace).toEqual([2, 4]);
  });

  it('answers each of several batches that are asked at once', async () => {
    const batches = [2, 20, 200].map((number) => aside.answers([number, number, number]));
    expect(await Promise.all(batches)).toEqual([
      [1, 1, 1],
      [10, 10, 10],
      [100, 100, 100],
    ]);
  });

  it('throws what a task throws, and goes on', async () => {
    await expect(aside.answers([2, 1, 4])).rejects.toMatchObject({
      code: 'event-invalid',
      details: { problem: 'it is 1' },
    });
    expect(await aside.answers([2, 4, 6])).toEqual([1, 2, 3]);
  });

  it('gives a batch up whose thread ends, and does the next in a new one', async () => {
    await expect(aside.answers([2, 5, 4])).rejects.toMatchObject({
      code: 'aside-unfinished',
      retry: 'never',
    });
    expect(await aside.answers([2, 4, 6])).toEqual([1, 2, 3]);
    expect(inPlace).toEqual([]);
  });

  it('asks another thread what waited behind a batch whose thread ends', async () => {
    const batches = [
      [2, 4, 6],
      [2, 5, 4],
      [8, 8, 8],
    ].map((tasks) => aside.answers(tasks));
    const [before, culprit, behind] = await Promise.allSettled(batches);
    expect(before).toEqual({ status: 'fulfilled', value: [1, 2, 3] });
    expect(culprit).toMatchObject({ status: 'rejected', reason: { code: 'aside-unfinished' } });
    expect(behind).toEqual({ status: 'fulfilled', value: [4, 4, 4] });
    expect(inPlace).toEqual([]);
  });

  it('gives a batch up that takes for ever, and says so', async () => {
    await aside.close();
    aside = open(3_000);
    await expect(aside.answers([2, 3, 4])).rejects.toMatchObject({
      code: 'aside-unfinished',
      details: { problem: 'no answer came within 3 s' },
    });
  });

  it('survives a thread that dies between two batches', async () => {
    expect(await aside.answers([2, 7, 4])).toEqual([1, 3.5, 2]);
    await pause(600);
    const next = await aside.answers([2, 4, 6]).catch((error: unknown) => error);
    expect([[1, 2, 3], expect.objectContaining({ code: 'aside-unfinished' })]).toContainEqual(next);
    expect(await aside.answers([2, 4, 6])).toEqual([1, 2, 3]);
  });

  it('waits for what is asked when it is closed', async () => {
    const answers = aside.answers([2, 4, 6]);
    await aside.close();
    expect(await answers).toEqual([1, 2, 3]);
  });
});
