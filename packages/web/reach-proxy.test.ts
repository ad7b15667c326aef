import { createAuthority, startProxy } from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reachProxy } from './reach-proxy.ts';

async function aProxy(options: Omit<Parameters<typeof startProxy>[0], 'hosts'> = {}) {
  const proxy = await startProxy({ hosts: {}, ...options });
  onTestFinished(() => proxy.close());
  return proxy;
}

describe('a proxy', () => {
  it('is reached, though it leads nowhere', async () => {
    const proxy = await aProxy();
    expect(await reachProxy(proxy.url)).toEqual({ kind: 'reached' });
    expect(proxy.requests).toMatchObject([{ method: 'CONNECT', target: 'newswatch.invalid:443' }]);
  });

  it('takes the login in its address, and no other', async () => {
    const { url } = await aProxy({ login: 'me@home:p w' });
    expect(await reachProxy(url.replace('//', '//me%40home:p%20w@'))).toEqual({ kind: 'reached' });
    expect(await reachProxy(url.replace('//', '//me:x@'))).toMatchObject({
      problem: expect.stringMatching(/407/),
    });
    expect(await reachProxy(url)).toMatchObject({ kind: 'failed' });
  });

  it('is not reached where its certificate is nobody’s, or nobody listens', async () => {
    const secure = await aProxy({ identity: createAuthority().issue(['localhost']) });
    expect(await reachProxy(secure.url)).toMatchObject({ problem: expect.stringMatching(/certificate/) });
    const gone = await startProxy({ hosts: {} });
    await gone.close();
    expect(await reachProxy(gone.url)).toMatchObject({ problem: expect.stringMatching(/ECONNREFUSED/) });
  });
});
