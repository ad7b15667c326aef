import { aWatch } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import { type Open, specOn } from './opened.conformance.ts';
import { at, expectToRefuseBadPages, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';

const watchNumber = (number: number) => aWatch({ name: `watch ${number}`, createdAt: at(number) });

export function watchesConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('watches', () => {
    spec('are kept whole, listed in the order of making, removed', async ({ watches }, reopen) => {
      const five = [0, 1, 2, 3, 4].map(watchNumber);
      await watches.put(five.toReversed());
      const kept = (await reopen()).watches;
      expect(await readAll((query) => kept.list(query), 2)).toEqual(five);
      expect(await kept.get([watchNumber(3).id, aWatch().id, watchNumber(1).id])).toEqual([
        watchNumber(3),
        watchNumber(1),
      ]);
      expect(await kept.remove(watchNumber(3).id)).toBe(true);
      expect(await kept.remove(watchNumber(3).id)).toBe(false);
      expect(await kept.remove(aWatch().id)).toBe(false);
      expect(await kept.get([watchNumber(3).id])).toEqual([]);
      expect(await readAll((query) => kept.list(query), 2)).toHaveLength(4);
      await expectToRefuseBadPages((query) => kept.list(query));
    });

    spec('tell what changed after a revision, and nothing twice', async ({ watches }) => {
      const nothing = await watches.changesSince(0);
      expect(nothing).toEqual({ revision: 0, changed: [], removed: [] });
      await watches.put([watchNumber(1), watchNumber(2)]);
      const first = await watches.changesSince(0);
      expect(first.changed).toHaveLength(2);
      expect(first.revision).toBeGreaterThan(0);
      expect(await watches.changesSince(first.revision)).toEqual({
        revision: first.revision,
        changed: [],
        removed: [],
      });
      await watches.put([{ ...watchNumber(1), query: 'порт Актау' }]);
      const second = await watches.changesSince(first.revision);
      expect(second.changed).toEqual([{ ...watchNumber(1), query: 'порт Актау' }]);
      expect(second.revision).toBeGreaterThan(first.revision);
    });

    spec('leave a tombstone when removed, and rise again when put', async ({ watches }, reopen) => {
      await watches.put([aWatch()]);
      const { revision } = await watches.changesSince(0);
      await watches.remove(aWatch().id);
      const kept = (await reopen()).watches;
      const removed = await kept.changesSince(revision);
      expect(removed).toMatchObject({ changed: [], removed: [aWatch().id] });
      await kept.put([aWatch()]);
      expect(await kept.changesSince(removed.revision)).toMatchObject({ changed: [aWatch()], removed: [] });
    });

    spec('never let a reader miss a change that is committed late', async ({ watches }) => {
      const numbers = Array.from({ length: 60 }, (_, number) => number);
      const writes = Promise.all(
        numbers.map(async (number) => {
          for (let turn = 0; turn < number % 5; turn += 1) await watches.get([]);
          await watches.put([watchNumber(number)]);
          if (number % 3 === 0) await watches.remove(watchNumber(number).id);
        }),
      );
      let writing = true;
      const done = writes.then(() => {
        writing = false;
      });
      const seen = new Map<string, 'there' | 'gone'>();
      let revision = 0;
      const read = async (): Promise<void> => {
        const changes = await watches.changesSince(revision);
        revision = changes.revision;
        for (const { id } of changes.changed) seen.set(id, 'there');
        for (const id of changes.removed) seen.set(id, 'gone');
        await new Promise(setImmediate);
      };
      while (writing) await read();
      await done;
      await read();
      expect(seen).toEqual(
        new Map(numbers.map((number) => [watchNumber(number).id, number % 3 === 0 ? 'gone' : 'there'])),
      );
    });
  });
}
