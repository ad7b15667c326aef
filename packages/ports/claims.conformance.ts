import { describe, expect } from 'vitest';
import type { Claims } from './claims.ts';
import { type Open, SOON, specOn } from './opened.conformance.ts';

const HOUR_MS = 3_600_000;

/** The adapter must run by the real clock. */
export function claimsConformance(open: Open<Claims>): void {
  const spec = specOn(open);

  describe('claims', () => {
    spec('gives a free key to whoever claims it', async (claims) => {
      expect(await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS)).toEqual(['one']);
    });

    spec('tells a second claimant who owns the key', async (claims) => {
      await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS);
      expect(await claims.claim([{ key: 'a', owner: 'two' }], HOUR_MS)).toEqual(['one']);
    });

    spec('lets the same owner through again', async (claims) => {
      await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS);
      expect(await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS)).toEqual(['one']);
    });

    spec('answers each claim of a batch, in order', async (claims) => {
      await claims.claim([{ key: 'b', owner: 'earlier' }], HOUR_MS);
      const owners = await claims.claim(
        ['a', 'b', 'c'].map((key) => ({ key, owner: `owner-of-${key}` })),
        HOUR_MS,
      );
      expect(owners).toEqual(['owner-of-a', 'earlier', 'owner-of-c']);
    });

    spec('gives a key that one batch claims twice to the first', async (claims) => {
      const batch = [
        { key: 'a', owner: 'one' },
        { key: 'a', owner: 'two' },
      ];
      expect(await claims.claim(batch, HOUR_MS)).toEqual(['one', 'one']);
    });

    spec('answers an empty batch with nothing', async (claims) => {
      expect(await claims.claim([], HOUR_MS)).toEqual([]);
      await expect(claims.release([])).resolves.toBeUndefined();
    });

    spec('frees a key that its owner releases', async (claims) => {
      await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS);
      await claims.release([{ key: 'a', owner: 'one' }]);
      expect(await claims.claim([{ key: 'a', owner: 'two' }], HOUR_MS)).toEqual(['two']);
    });

    spec('keeps a key that somebody else releases', async (claims) => {
      await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS);
      await claims.release([
        { key: 'a', owner: 'two' },
        { key: 'never-claimed', owner: 'two' },
      ]);
      expect(await claims.claim([{ key: 'a', owner: 'two' }], HOUR_MS)).toEqual(['one']);
    });

    spec('frees a key when its time is over, and not before', async (claims) => {
      const begun = performance.now();
      await claims.claim([{ key: 'a', owner: 'one' }], 300);
      const owner = async (): Promise<string | undefined> =>
        (await claims.claim([{ key: 'a', owner: 'two' }], HOUR_MS))[0];
      await expect.poll(owner, SOON).toBe('two');
      expect(performance.now() - begun).toBeGreaterThan(250);
    });

    spec('prolongs a claim that its owner repeats', async (claims) => {
      await claims.claim([{ key: 'a', owner: 'one' }], 200);
      await claims.claim([{ key: 'a', owner: 'one' }], HOUR_MS);
      await claims.claim([{ key: 'clock', owner: 'one' }], 300);
      const clock = async (): Promise<string | undefined> =>
        (await claims.claim([{ key: 'clock', owner: 'two' }], HOUR_MS))[0];
      await expect.poll(clock, SOON).toBe('two');
      expect(await claims.claim([{ key: 'a', owner: 'two' }], HOUR_MS)).toEqual(['one']);
    });

    spec('keeps keys of any characters apart', async (claims) => {
      const keys = ['a', 'A', 'a ', ' a', 'a:b', 'a\n', 'порт', 'ё', 'е\u0308', '*', ''];
      const owners = await claims.claim(
        keys.map((key, index) => ({ key, owner: `${index}` })),
        HOUR_MS,
      );
      expect(owners).toEqual(keys.map((_, index) => `${index}`));
    });
  });
}
