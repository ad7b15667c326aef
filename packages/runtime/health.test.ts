import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { createHealth } from './health.ts';

describe('readiness', () => {
  it('needs every check, and says which one fails and why', async () => {
    const health = createHealth({
      bus: async () => 0,
      store: () => Promise.reject(failure('store-unavailable', { problem: 'disk full' })),
    });
    expect(await health.ready()).toEqual({
      ready: false,
      checks: {
        bus: { ok: true },
        store: { ok: false, code: 'store-unavailable', problem: 'The store cannot be used: disk full' },
      },
    });
  });

  it('takes a check that does not answer for a failed one', async () => {
    const health = createHealth({ store: () => new Promise(() => undefined) }, 10);
    expect(await health.ready()).toMatchObject({
      ready: false,
      checks: { store: { ok: false, code: 'check-late' } },
    });
  });
});
