import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { openClaims, openJobQueue } from '@newswatch/redis';
import { startRedis } from '../support/servers/redis.ts';
import { type Figure, round } from './figure.ts';

const JOBS = 10_000;
/** As the due scans enqueue, and as the runner claims. */
const BATCH = 500;
const ROUNDS = 5;

/**
 * Enqueueing beside bare `addBulk`, claims beside one `SET NX` after the other, on the same server in the
 * same run. The server is always a private one: it is emptied between rounds.
 */
export async function* queue(): AsyncGenerator<Figure> {
  const { url, close } = await startRedis();
  yield await enqueueing(url);
  yield await claiming(url);
  await close();
}

const batches = Array.from({ length: JOBS / BATCH }, (_, batch) =>
  Array.from({ length: BATCH }, (_, index) => `feed_${batch}_${index}`),
);

async function enqueueing(url: string): Promise<Figure> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const prefix = `{bench-${randomUUID()}}`;
    const jobQueue = await openJobQueue({ url, prefix: `${prefix}ours`, onTrouble: () => undefined });
    ours.push(
      await perSecond((ids) => jobQueue.enqueue(ids.map((id) => ({ name: 'poll-feed' as const, id })))),
    );
    await jobQueue.close();
    const connection = new Redis(url);
    const bareQueue = new Queue('bare', { connection, prefix });
    const opts = { removeOnComplete: true, removeOnFail: true };
    bare.push(
      await perSecond((ids) =>
        bareQueue.addBulk(ids.map((jobId) => ({ name: 'bare', data: {}, opts: { jobId, ...opts } }))),
      ),
    );
    await bareQueue.close();
    await connection.flushall();
    connection.disconnect();
  }
  return beside('jobs enqueued', 'jobs/s', { ours, bare, name: 'bare addBulk' });
}

async function claiming(url: string): Promise<Figure> {
  const ours: number[] = [];
  const bare: number[] = [];
  const claims = await openClaims({ url, onTrouble: () => undefined });
  const connection = new Redis(url);
  for (let round = 0; round < ROUNDS; round += 1) {
    await connection.flushall();
    ours.push(
      await perSecond((keys) =>
        claims.claim(
          keys.map((key) => ({ key, owner: 'evt' })),
          60_000,
        ),
      ),
    );
    await connection.flushall();
    bare.push(
      await perSecond(async (keys) => {
        for (const key of keys) await connection.set(key, 'evt', 'PX', 60_000, 'NX');
      }),
    );
  }
  await claims.close();
  connection.disconnect();
  return beside('keys claimed', 'keys/s', { ours, bare, name: 'SET NX one by one' });
}

async function perSecond(work: (batch: readonly string[]) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (const batch of batches) await work(batch);
  return (JOBS / (performance.now() - started)) * 1_000;
}

/** The best round of each: what else the machine does only ever slows a round down. */
function beside(
  name: string,
  unit: string,
  measured: { readonly ours: readonly number[]; readonly bare: readonly number[]; readonly name: string },
): Figure {
  const value = Math.max(...measured.ours);
  const bare = Math.max(...measured.bare);
  return {
    bench: 'queue',
    name,
    value: round(value),
    unit,
    beside: { name: measured.name, value: round(bare) },
    ratio: round(value / bare),
  };
}
