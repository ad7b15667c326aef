import { type DeliveryId, type Outcome, alertId, articleId, deliveryId } from '@newswatch/domain';
import { aReceiver, aWatch } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { Deliveries, DeliveryDraft } from './deliveries.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at, expectToRefuseBadPages, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';

const alert = (name: string) => alertId(aWatch({ name }).id, articleId('told'));
const idOf = (name: string): DeliveryId => deliveryId(aReceiver().id, 'whole', name);
const draft = (name: string, ...alerts: string[]): DeliveryDraft => ({
  id: idOf(name),
  receiverId: aReceiver().id,
  alertIds: (alerts.length > 0 ? alerts : [name]).map(alert),
});
const lease = (token: string, now: number, seconds = 60) => ({
  token,
  now: at(now),
  until: at(now + seconds),
});

const ERROR = { code: 'receiver-failed', message: 'It answers 503.' };
const retryAt = (seconds: number): Outcome => ({ kind: 'retry', at: at(seconds), error: ERROR });

/** Plans, takes and settles one delivery. */
async function settled(deliveries: Deliveries, name: string, outcome: Outcome): Promise<void> {
  await deliveries.plan([draft(name)], at(0));
  await deliveries.take(idOf(name), lease(`token of ${name}`, 0));
  await deliveries.settle(`token of ${name}`, outcome, at(1));
}

export function deliveriesConformance(open: Open<Store>): void {
  planned(open);
  attempted(open);
  announcedAndRetried(open);
}

function planned(open: Open<Store>): void {
  const spec = specOn(open);

  describe('planned deliveries', () => {
    spec('are due at once, oldest first', async ({ deliveries }, reopen) => {
      expect(await deliveries.plan([draft('b')], at(0))).toEqual([idOf('b')]);
      await deliveries.plan([draft('a'), draft('c')], at(1));
      const kept = (await reopen()).deliveries;
      expect(await kept.due(at(0), 10)).toEqual([idOf('b')]);
      expect(await kept.due(at(1), 10)).toEqual([idOf('b'), ...[idOf('a'), idOf('c')].toSorted()]);
      expect(await kept.due(at(1), 1)).toEqual([idOf('b')]);
      expect((await kept.list({ limit: 10, status: 'pending' })).items).toHaveLength(3);
    });

    spec('are added once, and answered while they wait', async ({ deliveries }) => {
      await deliveries.plan([draft('a')], at(0));
      await settled(deliveries, 'b', { kind: 'delivered' });
      expect(await deliveries.plan([draft('b'), draft('a'), draft('c')], at(5))).toEqual([
        idOf('a'),
        idOf('c'),
      ]);
      const kept = await deliveries.list({ limit: 10 });
      expect(kept.items.map(({ id, createdAt }) => [id, createdAt])).toContainEqual([idOf('a'), at(0)]);
      expect(kept.items).toHaveLength(3);
      expect(await deliveries.plan([], at(5))).toEqual([]);
    });

    spec('gain the alerts that they lack while they wait', async ({ deliveries }) => {
      await deliveries.plan([draft('a', 'one', 'two')], at(0));
      await deliveries.plan([draft('a', 'two', 'three')], at(1));
      const taken = await deliveries.take(idOf('a'), lease('x', 1));
      expect(taken?.delivery.alertIds).toEqual(['one', 'two', 'three'].map(alert));
    });

    spec('are planned once by many who plan at the same time', async ({ deliveries }) => {
      await Promise.all(Array.from({ length: 50 }, () => deliveries.plan([draft('a'), draft('b')], at(0))));
      expect((await deliveries.list({ limit: 10 })).items).toHaveLength(2);
    });
  });
}

function attempted(open: Open<Store>): void {
  const spec = specOn(open);

  describe('deliveries that are attempted', () => {
    spec('are taken by one of many, and the attempt counts on taking', async ({ deliveries }, reopen) => {
      await deliveries.plan([draft('a')], at(0));
      const takers = ['a', 'b', 'c', 'd'].map((token) => deliveries.take(idOf('a'), lease(token, 0)));
      const taken = (await Promise.all(takers)).flatMap((one) => one ?? []);
      expect(taken).toMatchObject([{ delivery: { id: idOf('a'), status: 'pending', attempts: 1 } }]);
      const kept = (await reopen()).deliveries;
      expect((await kept.list({ limit: 1 })).items).toMatchObject([{ attempts: 1 }]);
      expect(await kept.due(at(59), 10)).toEqual([]);
    });

    spec('are not taken before their time, nor when unknown', async ({ deliveries }) => {
      await deliveries.plan([draft('a')], at(10));
      expect(await deliveries.take(idOf('a'), lease('x', 9))).toBeUndefined();
      expect(await deliveries.take(idOf('unknown'), lease('y', 10))).toBeUndefined();
    });

    spec(
      'are due again when the lease ran out, and the lost token settles nothing',
      async (store, reopen) => {
        await store.deliveries.plan([draft('a')], at(0));
        await store.deliveries.take(idOf('a'), lease('lost', 0, 60));
        const { deliveries } = await reopen();
        expect(await deliveries.due(at(60), 10)).toEqual([idOf('a')]);
        expect(await deliveries.take(idOf('a'), lease('new', 60))).toMatchObject({
          delivery: { attempts: 2 },
        });
        expect(await deliveries.settle('lost', { kind: 'delivered' }, at(61))).toBeUndefined();
        expect(await deliveries.settle('new', { kind: 'delivered' }, at(62))).toMatchObject({
          status: 'delivered',
          settledAt: at(62),
        });
        expect(await deliveries.settle('new', retryAt(70), at(63))).toBeUndefined();
      },
    );

    spec('wait until the time of their retry', async ({ deliveries }) => {
      await deliveries.plan([draft('a')], at(0));
      await deliveries.take(idOf('a'), lease('x', 0));
      expect(await deliveries.settle('x', retryAt(30), at(1))).toEqual({
        ...draft('a'),
        status: 'pending',
        attempts: 1,
        createdAt: at(0),
        nextAttemptAt: at(30),
        error: ERROR,
      });
      expect(await deliveries.due(at(29), 10)).toEqual([]);
      expect(await deliveries.due(at(30), 10)).toEqual([idOf('a')]);
      expect(await deliveries.plan([draft('a')], at(2))).toEqual([idOf('a')]);
    });

    spec('end delivered without the error of an earlier attempt', async ({ deliveries }) => {
      await deliveries.plan([draft('a')], at(0));
      await deliveries.take(idOf('a'), lease('x', 0));
      await deliveries.settle('x', retryAt(30), at(1));
      await deliveries.take(idOf('a'), lease('y', 30));
      expect(await deliveries.settle('y', { kind: 'delivered' }, at(31))).toEqual({
        ...draft('a'),
        status: 'delivered',
        attempts: 2,
        createdAt: at(0),
        settledAt: at(31),
      });
    });

    spec('end refused or given up with the reason', async ({ deliveries }) => {
      await settled(deliveries, 'a', { kind: 'refused', error: ERROR });
      await settled(deliveries, 'b', { kind: 'gave-up', error: ERROR });
      const listed = async (status: 'refused' | 'gave-up') =>
        (await deliveries.list({ limit: 10, status })).items;
      expect(await listed('refused')).toMatchObject([{ id: idOf('a'), error: ERROR, settledAt: at(1) }]);
      expect(await listed('gave-up')).toMatchObject([{ id: idOf('b'), error: ERROR, settledAt: at(1) }]);
    });
  });
}

function announcedAndRetried(open: Open<Store>): void {
  const spec = specOn(open);

  describe('settled deliveries', () => {
    spec('are due until they are announced, without another attempt', async (store, reopen) => {
      await settled(store.deliveries, 'a', { kind: 'delivered' });
      const { deliveries } = await reopen();
      expect(await deliveries.due(at(100), 10)).toEqual([idOf('a')]);
      const taken = await deliveries.take(idOf('a'), lease('again', 100));
      expect(taken?.delivery).toMatchObject({ status: 'delivered', attempts: 1 });
      expect(await deliveries.settle('again', retryAt(200), at(101))).toBeUndefined();
      await deliveries.announced([idOf('a')]);
      expect(await deliveries.due(at(1_000), 10)).toEqual([]);
      expect(await deliveries.take(idOf('a'), lease('late', 1_000))).toBeUndefined();
    });

    spec('that are still pending are not struck out by an announcement', async ({ deliveries }) => {
      await deliveries.plan([draft('a')], at(0));
      await deliveries.announced([idOf('a')]);
      expect(await deliveries.due(at(0), 10)).toEqual([idOf('a')]);
    });

    spec('that failed are tried again when a person asks', async ({ deliveries }) => {
      await settled(deliveries, 'a', { kind: 'refused', error: ERROR });
      await deliveries.announced([idOf('a')]);
      const row = await deliveries.retry(idOf('a'), at(50));
      expect(row).toMatchObject({ status: 'pending', attempts: 1, nextAttemptAt: at(50) });
      expect(row).not.toHaveProperty('settledAt');
      expect(await deliveries.due(at(50), 10)).toEqual([idOf('a')]);
    });

    spec('that wait for a retry are tried at once when a person asks', async ({ deliveries }) => {
      await settled(deliveries, 'a', retryAt(10_000));
      await deliveries.retry(idOf('a'), at(50));
      expect(await deliveries.take(idOf('a'), lease('y', 50))).toMatchObject({ delivery: { attempts: 2 } });
    });

    spec('that were delivered stay so, and unknown ones are unknown', async ({ deliveries }) => {
      await settled(deliveries, 'a', { kind: 'delivered' });
      await deliveries.announced([idOf('a')]);
      expect(await deliveries.retry(idOf('a'), at(50))).toMatchObject({ status: 'delivered' });
      expect(await deliveries.due(at(50), 10)).toEqual([]);
      expect(await deliveries.retry(idOf('unknown'), at(50))).toBeUndefined();
    });

    spec('in hand are not taken away by a retry', async ({ deliveries }) => {
      await deliveries.plan([draft('a')], at(0));
      await deliveries.take(idOf('a'), lease('x', 0));
      expect(await deliveries.retry(idOf('a'), at(1))).toMatchObject({ status: 'pending', attempts: 1 });
      expect(await deliveries.take(idOf('a'), lease('y', 1))).toBeUndefined();
      expect(await deliveries.settle('x', { kind: 'delivered' }, at(2))).toMatchObject({
        status: 'delivered',
      });
    });

    spec('are listed newest first, page by page', async ({ deliveries }) => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      for (const [second, name] of names.entries()) await deliveries.plan([draft(name)], at(second));
      const listed = await readAll((query) => deliveries.list(query));
      expect(listed.map(({ id }) => id)).toEqual(names.map(idOf).toReversed());
      await expectToRefuseBadPages((query) => deliveries.list(query));
    });

    spec('are forgotten by when they were settled; pending ones never', async ({ deliveries }) => {
      await settled(deliveries, 'a', { kind: 'delivered' });
      await settled(deliveries, 'b', retryAt(5));
      expect(await deliveries.prune(at(1))).toBe(0);
      expect(await deliveries.prune(at(1_000_000))).toBe(1);
      expect((await deliveries.list({ limit: 10 })).items.map(({ id }) => id)).toEqual([idOf('b')]);
    });
  });
}
