import { describe, expect, it } from 'vitest';
import { createJudge } from './judge.ts';

const names: Record<string, readonly string[]> = {
  'news.test': ['93.184.216.34'],
  'evil.test': ['127.0.0.1'],
  'mixed.test': ['93.184.216.34', '10.0.0.1'],
};
const unknown = async (): Promise<readonly string[]> => {
  throw Object.assign(new TypeError('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
};
const resolve = async (name: string): Promise<readonly string[]> => names[name] ?? unknown();

describe('a host that a proxy is asked for', () => {
  it.each(['127.0.0.1', '::1', '169.254.169.254', '10.0.0.1', 'evil.test', 'mixed.test'])(
    'is refused: %s',
    async (host) =>
      expect(await createJudge(resolve)(host)).toMatchObject({ code: 'address-refused', details: { host } }),
  );

  it.each(['93.184.216.34', 'news.test', 'nowhere.test'])('is let through: %s', async (host) =>
    expect(await createJudge(resolve)(host)).toBeUndefined(),
  );

  it('is refused where its name has no dot and nobody here knows it', async () => {
    expect(await createJudge(resolve)('intranet')).toMatchObject({ code: 'address-refused' });
  });

  it('is let through after two seconds in which no name server answers, and is not asked for again', async () => {
    let asked = 0;
    const judge = createJudge(() => {
      asked += 1;
      return new Promise(() => undefined);
    });
    const started = performance.now();
    expect(await judge('silent.test')).toBeUndefined();
    expect(await judge('silent.test')).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(3_500);
    expect(asked).toBe(1);
  });
});
