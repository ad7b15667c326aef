import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventBus, createTopics } from '@newswatch/kafka';
import { silentLog } from '@newswatch/runtime';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { fetched } from '../../packages/kafka/fixtures/events.ts';
import { end, startNewswatch } from '../support/command.ts';
import { doorwayTo } from '../support/servers/doorway.ts';
import { onServers } from '../support/servers/on-server.ts';
import { createSchema } from '../support/servers/postgres-schema.ts';
import { freePorts } from '../support/servers/server-process.ts';

const SOON = { timeout: 30_000, interval: 50 } as const;
const readinessSchema = z.object({
  ready: z.boolean(),
  checks: z.record(
    z.string(),
    z.object({ ok: z.boolean(), code: z.string().optional(), problem: z.string().optional() }),
  ),
});

onServers(['kafka', 'redis', 'postgres'], ({ kafka, redis, postgres }) => {
  /** Doors to the three servers, all closed, and the environment that leads through them. */
  async function behindDoors() {
    const schema = await createSchema(postgres);
    onTestFinished(schema.drop);
    const through = async (target: string) => {
      const door = await doorwayTo(target);
      onTestFinished(door.close);
      return door;
    };
    const [bus, queue, store] = await Promise.all(
      [kafka.split(',')[0] ?? '', new URL(redis).host, new URL(postgres).host].map(through),
    );
    if (bus === undefined || queue === undefined || store === undefined) throw new Error('no doors');
    const prefix = `start-${randomUUID().slice(0, 8)}-`;
    const redisUrl = Object.assign(new URL(redis), { host: queue.address });
    const storeUrl = Object.assign(new URL(schema.url), { host: store.address });
    const data = mkdtempSync(join(tmpdir(), 'newswatch-start-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const [port = 0] = await freePorts(1);
    const env = {
      NEWSWATCH_PROFILE: 'distributed',
      NEWSWATCH_PREFIX: prefix,
      NEWSWATCH_PORT: String(port),
      NEWSWATCH_DATA: data,
      KAFKA_BROKERS: bus.address,
      REDIS_URL: redisUrl.href,
      DATABASE_URL: storeUrl.href,
    };
    return { bus, queue, store, env, prefix };
  }

  /** The command as it runs, and what it says. */
  function running(args: readonly string[], env: Readonly<Record<string, string>>) {
    const child = startNewswatch(args, { env });
    onTestFinished(() => end(child, 'SIGKILL').then(() => undefined));
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n')));
    const url = `http://127.0.0.1:${env['NEWSWATCH_PORT']}`;
    const status = (path: string): Promise<number> =>
      fetch(`${url}${path}`).then(
        (response) => response.status,
        () => 0,
      );
    const readiness = async () => {
      const response = await fetch(`${url}/readyz`);
      return { status: response.status, ...readinessSchema.parse(await response.json()) };
    };
    const said = (part: string): number => lines.filter((line) => line.includes(part)).length;
    return { child, lines, url, status, readiness, said };
  }

  it('newswatch start answers while its servers are away, says which and why, once, and goes on as each of them comes', async () => {
    const { bus, queue, store, env, prefix } = await behindDoors();
    const { child, url, lines, status, readiness, said } = running(['start'], env);
    await expect.poll(() => status('/livez'), SOON).toBe(200);
    await expect.poll(readiness, SOON).toMatchObject({
      status: 503,
      ready: false,
      checks: {
        store: { ok: false, code: 'store-unavailable', problem: expect.stringContaining('ECONNREFUSED') },
        queue: { ok: false, code: 'queue-unavailable', problem: expect.stringContaining('ECONNREFUSED') },
      },
    });
    const refused = await fetch(`${url}/api/v1/feeds`);
    expect([refused.status, await refused.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'still-starting' }),
    ]);
    await store.open();
    await expect
      .poll(readiness, SOON)
      .toMatchObject({ checks: { store: { ok: true }, queue: { ok: false } } });
    await queue.open();
    await expect.poll(() => said('newswatch runs'), SOON).toBe(1);
    expect(await status('/livez')).toBe(200);
    expect((await fetch(`${url}/api/v1/feeds`)).status).toBe(200);
    expect(await readiness()).toMatchObject({
      status: 503,
      checks: {
        store: { ok: true },
        bus: { ok: false, code: 'bus-unavailable', problem: expect.stringContaining('ECONNREFUSED') },
      },
    });
    const connection = { brokers: [kafka.split(',')[0] ?? ''], prefix, log: silentLog };
    await createTopics({ ...connection, partitions: 2, replicas: 1 });
    await expect.poll(() => said('bus-unavailable'), SOON).toBe(1);
    await bus.open();
    await expect.poll(readiness, SOON).toMatchObject({ status: 200, ready: true });
    const ours = createEventBus({ ...connection, onEnd: () => undefined });
    onTestFinished(() => ours.close());
    await ours.publish([fetched('Средний коридор')]);
    await expect.poll(async () => archived(url), SOON).toBe(1);
    for (const code of ['store-unavailable', 'queue-unavailable', 'bus-unavailable'])
      expect(lines.filter((line) => line.includes(code))).toHaveLength(1);
    expect(await end(child)).toBe(0);
  });

  it('newswatch run answers while its servers are away, and ends at once when it is told to', async () => {
    const { env } = await behindDoors();
    const { child, status } = running(['run', 'enricher'], env);
    await expect.poll(() => status('/livez'), SOON).toBe(200);
    const told = performance.now();
    expect(await end(child)).toBe(0);
    expect(performance.now() - told).toBeLessThan(5_000);
  });
});

async function archived(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/articles`);
  const { items } = z.object({ items: z.array(z.unknown()) }).parse(await response.json());
  return items.length;
}
