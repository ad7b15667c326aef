import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Job, JobQueue } from '@newswatch/ports';
import { type Open, SOON, claimsConformance, jobQueueConformance } from '@newswatch/ports/conformance';
import { inspectRedis, openClaims, openJobQueue, refuseUnsafe } from '@newswatch/redis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { printed } from '../support/command.ts';
import { onServer } from '../support/servers/on-server.ts';
import { type StartedRedis, startRedis } from '../support/servers/redis.ts';

const quiet = (): void => undefined;

/** Data of its own: a prefix that nobody else has. */
function opening<Port>(
  url: string,
  open: (options: {
    readonly url: string;
    readonly prefix: string;
    readonly onTrouble: () => void;
  }) => Promise<Port & { close(): Promise<void> }>,
): Open<Port> {
  return async () => {
    const prefix = `{test-${randomUUID()}}`;
    let port = await open({ url, prefix, onTrouble: quiet });
    return {
      port,
      reopen: async () => {
        await port.close();
        port = await open({ url, prefix, onTrouble: quiet });
        return port;
      },
      close: () => port.close(),
    };
  };
}

onServer('redis', (url) => {
  jobQueueConformance(opening(url, openJobQueue));
  claimsConformance(opening(url, openClaims));

  it('claims thousands of keys in one call', async () => {
    const claims = await openClaims({ url, prefix: `{test-${randomUUID()}}`, onTrouble: quiet });
    const many = Array.from({ length: 2_500 }, (_, index) => ({ key: `k${index}`, owner: `o${index}` }));
    expect(await claims.claim(many, 60_000)).toEqual(many.map(({ owner }) => owner));
    await claims.release(many);
    expect(await claims.claim([{ key: 'k2400', owner: 'other' }], 60_000)).toEqual(['other']);
    await claims.close();
  });

  it('shares claims among processes', async () => {
    const prefix = `{test-${randomUUID()}}`;
    const two = await Promise.all([1, 2].map(() => openClaims({ url, prefix, onTrouble: quiet })));
    const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
    const owners = await Promise.all(
      two.map((claims, who) =>
        claims.claim(
          keys.map((key) => ({ key, owner: `${who}` })),
          60_000,
        ),
      ),
    );
    expect(owners[0]).toEqual(owners[1]);
    await Promise.all(two.map((claims) => claims.close()));
  });

  describe('a server of our own', () => {
    it('that evicts any key is refused', async () => {
      const server = await ownRedis(['--maxmemory-policy', 'allkeys-lru']);
      await expect(refuseUnsafe({ url: server.url, onTrouble: quiet })).rejects.toMatchObject({
        code: 'queue-unsafe',
      });
    });

    it('that evicts keys that expire, or forgets at a crash, is warned of', async () => {
      const server = await ownRedis(['--maxmemory-policy', 'volatile-lru']);
      const { refusal, warnings } = await refuseUnsafe({ url: server.url, onTrouble: quiet });
      expect(refusal).toBeUndefined();
      expect(warnings).toHaveLength(2);
    });

    it('that keeps everything is as it should be', async () => {
      const server = await ownRedis(['--appendonly', 'yes']);
      expect(await inspectRedis({ url: server.url, onTrouble: quiet })).toMatchObject({ warnings: [] });
    });

    it('that is not there is an outage, said within seconds', async () => {
      const nowhere = { url: 'redis://127.0.0.1:1', onTrouble: quiet };
      await expect(openJobQueue(nowhere)).rejects.toMatchObject({ code: 'queue-unavailable' });
      await expect(openClaims(nowhere)).rejects.toMatchObject({ code: 'claims-unavailable' });
      await expect(inspectRedis(nowhere)).rejects.toMatchObject({ code: 'queue-unavailable' });
    });

    it('that goes away fails those who enqueue at once, and they and the workers go on by themselves', async () => {
      const server = await ownRedis();
      const queue = await ownQueue(server);
      const handled = await handledBy(queue, 1);
      await queue.enqueue(jobs('before'));
      await expect.poll(() => handled, SOON).toContain('before');
      await server.end('SIGKILL');
      const asked = performance.now();
      await expect(queue.enqueue(jobs('away'))).rejects.toMatchObject({ code: 'queue-unavailable' });
      await expect(queue.depth()).rejects.toMatchObject({ code: 'queue-unavailable' });
      expect(performance.now() - asked).toBeLessThan(3_000);
      await server.again();
      await enqueuedUntilHandled(queue, handled, 'after');
    });

    it('that is wiped while jobs run forgets them, and takes them again', async () => {
      const server = await ownRedis();
      const queue = await ownQueue(server);
      const handled = await handledBy(queue, 20);
      const ids = Array.from({ length: 300 }, (_, index) => `job-${index}`);
      await queue.enqueue(jobs(...ids));
      await expect.poll(() => handled.length, SOON).toBeGreaterThan(20);
      await server.end('SIGKILL');
      await server.again();
      for (const id of ids) if (!handled.includes(id)) await enqueuedUntilHandled(queue, handled, id);
      expect(new Set(handled).size).toBe(ids.length);
    });

    it('that is emptied while a job runs lets it end, and takes it again', async () => {
      const server = await ownRedis();
      const queue = await ownQueue(server);
      const handled = await handledBy(queue, 2);
      await queue.enqueue(jobs('a', 'b', 'c', 'd'));
      await expect.poll(() => handled.length, { ...SOON, interval: 1 }).toBeGreaterThan(0);
      await promisify(execFile)('redis-cli', ['-u', server.url, 'flushall']);
      await enqueuedUntilHandled(queue, handled, 'e');
      expect(await queue.depth()).toMatchObject({ 'poll-feed': 0 });
    });

    it('hands the job of a process that was killed to another', async () => {
      const server = await ownRedis();
      const queue = await ownQueue({ url: server.url, lockMs: 1_000 });
      await queue.enqueue(jobs('left'));
      const killed = spawn(process.execPath, ['--input-type=module', '-e', TAKES_AND_HANGS, server.url]);
      expect(await printed(killed, /left/)).toContain('left');
      killed.kill('SIGKILL');
      await once(killed, 'exit');
      const handled = await handledBy(queue, 1);
      await expect.poll(() => handled, SOON).toEqual(['left']);
    });
  });
});

/** A worker that says which job it has, and never ends it. */
const TAKES_AND_HANGS = `
import { openJobQueue } from '@newswatch/redis';
const queue = await openJobQueue({ url: process.argv[1], lockMs: 1_000, onTrouble: () => {} });
await queue.work({
  name: 'poll-feed',
  concurrency: 1,
  handle: ({ id }) => { console.log(id); return new Promise(() => {}); },
});
setInterval(() => {}, 1_000);`;

async function ownRedis(settings: readonly string[] = []): Promise<StartedRedis> {
  const server = await startRedis(settings);
  onTestFinished(() => server.close());
  return server;
}

/** Closed before the server is. */
async function ownQueue(options: { readonly url: string; readonly lockMs?: number }): Promise<JobQueue> {
  const queue = await openJobQueue({ ...options, onTrouble: quiet });
  onTestFinished(() => queue.close());
  return queue;
}

async function handledBy(queue: JobQueue, concurrency: number): Promise<readonly string[]> {
  const handled: string[] = [];
  await queue.work({
    name: 'poll-feed',
    concurrency,
    handle: async ({ id }) => {
      handled.push(id);
      await delay(5);
    },
  });
  return handled;
}

/** As the due scan does it: again and again until it is done. */
async function enqueuedUntilHandled(queue: JobQueue, handled: readonly string[], id: string): Promise<void> {
  const isHandled = async (): Promise<boolean> => {
    await queue.enqueue(jobs(id)).catch(() => undefined);
    return handled.includes(id);
  };
  await expect.poll(isHandled, SOON).toBe(true);
}

const jobs = (...ids: readonly string[]): readonly Job[] => ids.map((id) => ({ name: 'poll-feed', id }));
