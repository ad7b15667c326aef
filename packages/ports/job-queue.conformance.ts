import { describe, expect } from 'vitest';
import type { Job, JobQueue } from './job-queue.ts';
import { type Open, SOON, type Spec, gate, someTurns, specOn } from './opened.conformance.ts';

const polls = (...ids: readonly string[]): readonly Job[] => ids.map((id) => ({ name: 'poll-feed', id }));
const idsOf = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

type Specs = Spec<JobQueue>;

export function jobQueueConformance(open: Open<JobQueue>): void {
  const spec = specOn(open);
  describe('job queue', () => {
    handingOut(spec);
    sameJob(spec);
    concurrency(spec);
    closing(spec);
  });
}

/** A worker for poll-feed that remembers what it handled. */
async function collect(queue: JobQueue, concurrency = 1): Promise<Job[]> {
  const handled: Job[] = [];
  await queue.work({ name: 'poll-feed', concurrency, handle: async (job) => void handled.push(job) });
  return handled;
}

function handingOut(spec: Specs): void {
  spec('hands out what waited before the worker came', async (queue) => {
    await queue.enqueue(polls('a', 'b', 'c'));
    const handled = await collect(queue);
    await expect.poll(() => idsOf(handled).toSorted(), SOON).toEqual(['a', 'b', 'c']);
  });

  spec('hands out what comes while the worker waits', async (queue) => {
    const handled = await collect(queue);
    for (const id of ['a', 'b']) {
      await queue.enqueue(polls(id));
      await expect.poll(() => idsOf(handled), SOON).toContain(id);
    }
    expect(handled).toEqual(polls('a', 'b'));
  });

  spec('hands a worker only jobs of its name', async (queue) => {
    await queue.enqueue([{ name: 'send-delivery', id: 'a' }, ...polls('b')]);
    const handled = await collect(queue);
    await expect.poll(() => handled, SOON).toEqual(polls('b'));
    expect(await queue.depth()).toEqual({ 'poll-feed': 0, 'fetch-page': 0, 'send-delivery': 1 });
  });

  spec('takes the same id under two names for two jobs', async (queue) => {
    await queue.enqueue([{ name: 'send-delivery', id: 'a' }, ...polls('a')]);
    expect(await queue.depth()).toEqual({ 'poll-feed': 1, 'fetch-page': 0, 'send-delivery': 1 });
  });

  spec('counts the jobs that wait', async (queue) => {
    expect(await queue.depth()).toEqual({ 'poll-feed': 0, 'fetch-page': 0, 'send-delivery': 0 });
    await queue.enqueue(polls('a', 'b', 'c'));
    expect(await queue.depth()).toEqual({ 'poll-feed': 3, 'fetch-page': 0, 'send-delivery': 0 });
    await collect(queue);
    await expect
      .poll(() => queue.depth(), SOON)
      .toEqual({ 'poll-feed': 0, 'fetch-page': 0, 'send-delivery': 0 });
  });

  spec('takes an empty batch', async (queue) => {
    await expect(queue.enqueue([])).resolves.toBeUndefined();
  });

  spec('goes on with the next job when one fails', async (queue) => {
    const handled: string[] = [];
    await queue.work({
      name: 'poll-feed',
      concurrency: 1,
      handle: async ({ id }) => {
        handled.push(id);
        if (id === 'bad') throw new RangeError('this job fails');
      },
    });
    await queue.enqueue(polls('bad', 'good'));
    await expect.poll(() => handled, SOON).toEqual(['bad', 'good']);
  });
}

function sameJob(spec: Specs): void {
  spec('does not take a job twice while it waits', async (queue) => {
    await queue.enqueue(polls('a', 'a'));
    await queue.enqueue(polls('a'));
    expect((await queue.depth())['poll-feed']).toBe(1);
    const handled = await collect(queue);
    await queue.enqueue(polls('last'));
    await expect.poll(() => handled, SOON).toEqual(polls('a', 'last'));
  });

  spec('does not take a job twice while it runs', async (queue) => {
    const release = gate();
    const handled: string[] = [];
    await queue.work({
      name: 'poll-feed',
      concurrency: 2,
      handle: async ({ id }) => {
        handled.push(id);
        if (id === 'a') await release.opened;
      },
    });
    await queue.enqueue(polls('a'));
    await expect.poll(() => handled, SOON).toEqual(['a']);
    await queue.enqueue(polls('a', 'b'));
    await expect.poll(() => handled, SOON).toEqual(['a', 'b']);
    release.open();
    await queue.enqueue(polls('c'));
    await expect.poll(() => handled, SOON).toEqual(['a', 'b', 'c']);
    expect((await queue.depth())['poll-feed']).toBe(0);
  });

  for (const [how, fails] of [['well', false] as const, ['badly', true] as const]) {
    spec(`takes a job again once it has ended ${how}`, async (queue) => {
      let runs = 0;
      await queue.work({
        name: 'poll-feed',
        concurrency: 1,
        handle: async () => {
          runs += 1;
          if (fails) throw new RangeError('this job fails');
        },
      });
      for (const expected of [1, 2, 3]) {
        // Enqueued until it is taken: a queue may need a moment to note that the job has ended.
        const taken = async (): Promise<boolean> => {
          if (runs < expected) await queue.enqueue(polls('a'));
          return runs >= expected;
        };
        await expect.poll(taken, SOON).toBe(true);
      }
    });
  }
}

function concurrency(spec: Specs): void {
  spec('runs as many jobs at once as the worker allows, and no more', async (queue) => {
    const release = gate();
    let running = 0;
    let most = 0;
    let ended = 0;
    await queue.work({
      name: 'poll-feed',
      concurrency: 3,
      handle: async () => {
        running += 1;
        most = Math.max(most, running);
        await release.opened;
        running -= 1;
        ended += 1;
      },
    });
    await queue.enqueue(polls(...Array.from({ length: 20 }, (_, index) => `feed-${index}`)));
    await expect.poll(() => running, SOON).toBe(3);
    expect((await queue.depth())['poll-feed']).toBe(17);
    release.open();
    await expect.poll(() => ended, SOON).toBe(20);
    expect(most).toBe(3);
  });

  spec('shares the jobs of one name among its workers', async (queue) => {
    const first = await collect(queue, 2);
    const second = await collect(queue, 2);
    const ids = Array.from({ length: 40 }, (_, index) => `feed-${index}`);
    await queue.enqueue(polls(...ids));
    const all = (): readonly string[] => idsOf([...first, ...second]).toSorted();
    await expect.poll(() => all().length, SOON).toBeGreaterThanOrEqual(ids.length);
    expect(all()).toEqual(ids.toSorted());
  });
}

function closing(spec: Specs): void {
  spec('waits at closing for the job in hand, tells it so, and starts no other', async (queue) => {
    const release = gate();
    const begun: string[] = [];
    let told = false;
    let ended = false;
    const worker = await queue.work({
      name: 'poll-feed',
      concurrency: 1,
      handle: async ({ id }, signal) => {
        begun.push(id);
        signal.addEventListener('abort', () => (told = true));
        await release.opened;
        ended = true;
      },
    });
    await queue.enqueue(polls('a', 'b'));
    await expect.poll(() => begun, SOON).toEqual(['a']);
    const closed = worker.close().then(() => ended);
    await expect.poll(() => told, SOON).toBe(true);
    await someTurns();
    release.open();
    expect(await closed).toBe(true);
    await worker.close();
    expect(begun).toEqual(['a']);
    expect((await queue.depth())['poll-feed']).toBe(1);
  });

  spec('runs what is enqueued after it was opened again', async (queue, reopen) => {
    await queue.enqueue(polls('a'));
    const again = await reopen();
    await again.enqueue(polls('a', 'b'));
    const handled = await collect(again);
    await expect.poll(() => idsOf(handled).toSorted(), SOON).toEqual(['a', 'b']);
  });
}
