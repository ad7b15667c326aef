import { randomUUID } from 'node:crypto';
import { createTopics } from '@newswatch/kafka';
import { silentLog } from '@newswatch/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { newswatch } from '../support/command.ts';
import { onServers } from '../support/servers/on-server.ts';
import { createSchema } from '../support/servers/postgres-schema.ts';

const findingSchema = z.object({ name: z.string(), state: z.string(), says: z.string(), remedy: z.string() });

onServers(['kafka', 'redis', 'postgres'], ({ kafka, redis, postgres }) => {
  const environment = async (): Promise<Record<string, string>> => {
    const { url, drop } = await createSchema(postgres);
    onTestFinished(drop);
    return {
      NEWSWATCH_PROFILE: 'distributed',
      NEWSWATCH_PREFIX: `doctor-${randomUUID().slice(0, 8)}-`,
      KAFKA_BROKERS: kafka,
      REDIS_URL: redis,
      DATABASE_URL: url,
    };
  };
  const examine = async (env: Record<string, string>) => {
    const { stdout, code } = await newswatch(['doctor', '--json'], { env });
    const findings = stdout
      .trim()
      .split('\n')
      .map((line) => findingSchema.parse(JSON.parse(line)));
    return { code, of: (name: string) => findings.find((finding) => finding.name === name) };
  };

  describe('newswatch doctor on the distributed profile', () => {
    it('says which topics are missing, and that they are there after kafka init', async () => {
      const env = await environment();
      const before = await examine(env);
      expect(before.code).toBe(1);
      expect(before.of('bus')).toMatchObject({
        state: 'fail',
        says: expect.stringContaining('stream-missing'),
      });
      expect(await newswatch(['kafka', 'init', '--replicas', '1'], { env })).toMatchObject({ code: 0 });
      expect((await examine(env)).of('bus')).toMatchObject({ state: 'ok' });
    });

    it('says which topics lack partitions, and what to do, until kafka init has added them', async () => {
      const env = await environment();
      const topics = { brokers: kafka.split(','), prefix: env['NEWSWATCH_PREFIX'] ?? '', log: silentLog };
      await createTopics({ ...topics, partitions: 2, replicas: 1 });
      expect((await examine(env)).of('bus')).toMatchObject({
        state: 'fail',
        says: expect.stringContaining('has 2 partition(s); 12 are declared. (stream-narrow)'),
        remedy: expect.stringContaining('newswatch kafka init'),
      });
      const { stdout } = await newswatch(['kafka', 'init'], { env });
      expect(stdout).toMatch(/news\.items +widened/);
      expect((await examine(env)).of('bus')).toMatchObject({ state: 'ok' });
    });

    it('warns of servers that forget in a crash', async () => {
      const { of } = await examine(await environment());
      expect(of('queue')).toMatchObject({ state: 'warn', says: expect.stringContaining('appendonly') });
      expect(of('store')).toMatchObject({ state: 'warn', says: expect.stringContaining('fsync') });
    });

    it('names the server that is away', async () => {
      const env = { ...(await environment()), REDIS_URL: 'redis://127.0.0.1:1' };
      const { of, code } = await examine(env);
      expect(code).toBe(1);
      expect(of('queue')).toMatchObject({
        state: 'fail',
        says: expect.stringContaining('queue-unavailable'),
      });
      expect(of('store')?.says).toContain('PostgreSQL');
    });
  });
});
