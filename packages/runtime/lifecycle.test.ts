import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { createLifecycle } from './lifecycle.ts';

const recorder = () => {
  const closed: string[] = [];
  const part = (name: string) => ({
    close: () => {
      closed.push(name);
      return Promise.resolve();
    },
  });
  return { closed, part };
};

describe('a lifecycle', () => {
  it('closes in reverse, once', async () => {
    const { closed, part } = recorder();
    const life = createLifecycle({ closeWithinMs: 1_000 });
    await life.start('store', () => part('store'));
    await life.start('api', () => Promise.resolve(part('api')));
    await Promise.all([life.close(), life.close()]);
    expect(closed).toEqual(['api', 'store']);
  });

  it('starts side by side what it is asked to, and closes it in the reverse of the order in which it was asked', async () => {
    const { closed, part } = recorder();
    const life = createLifecycle({ closeWithinMs: 1_000 });
    const slow = Promise.withResolvers<ReturnType<typeof part>>();
    const first = life.start('archiver', () => slow.promise);
    await life.start('fetcher', () => part('fetcher'));
    slow.resolve(part('archiver'));
    await first;
    await life.close();
    expect(closed).toEqual(['fetcher', 'archiver']);
  });

  it('closes what was started when a part does not start, and gives its reason', async () => {
    const { closed, part } = recorder();
    const life = createLifecycle({ closeWithinMs: 1_000 });
    await life.start('store', () => part('store'));
    const start = life.start('api', () => Promise.reject(failure('port-taken', { address: 'x' })));
    await expect(start).rejects.toMatchObject({ code: 'port-taken' });
    expect(closed).toEqual(['store']);
  });

  it('names the parts that did not stop by the deadline, and tells all the others to', async () => {
    const { closed, part } = recorder();
    const life = createLifecycle({ closeWithinMs: 20 });
    await life.start('store', () => part('store'));
    await life.start('stuck', () => ({ close: () => new Promise<void>(() => undefined) }));
    await life.start('api', () => part('api'));
    await expect(life.close()).rejects.toMatchObject({
      code: 'close-timed-out',
      details: { parts: 'stuck, store', seconds: 0.02 },
    });
    expect(closed).toEqual(['api', 'store']);
  });

  it('closes the others when one fails to close, then says so', async () => {
    const { closed, part } = recorder();
    const life = createLifecycle({ closeWithinMs: 1_000 });
    await life.start('store', () => part('store'));
    await life.start('api', () => ({ close: () => Promise.reject(failure('store-unavailable')) }));
    await expect(life.close()).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(closed).toEqual(['store']);
  });

  it('closes a part that was just starting when it was told to close', async () => {
    const { closed, part } = recorder();
    const life = createLifecycle({ closeWithinMs: 1_000 });
    const opening = Promise.withResolvers<ReturnType<typeof part>>();
    const start = life.start('api', () => opening.promise);
    const close = life.close();
    opening.resolve(part('api'));
    await expect(start).rejects.toMatchObject({ code: 'start-interrupted' });
    await close;
    expect(closed).toEqual(['api']);
  });
});
