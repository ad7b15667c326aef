import { DatabaseSync } from 'node:sqlite';
import { type Alert, type Receiver, instant } from '@newswatch/domain';
import type { Job, Store } from '@newswatch/ports';
import { openStore, sqliteExecutor } from '@newswatch/store';
import {
  aReceiver,
  aSlackReceiver,
  aWatch,
  anAlert,
  anArticle,
  anEvent,
  fakeClock,
} from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notifyStage } from './notify.ts';

const context = { signal: new AbortController().signal, heartbeat: () => Promise.resolve() };

async function aStore(): Promise<Store> {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  return openStore(sqliteExecutor(database));
}

async function aStage(receivers: readonly Receiver[]) {
  const store = await aStore();
  await store.receivers.put(receivers);
  const enqueued: Job[] = [];
  const queue = { enqueue: (jobs: readonly Job[]) => Promise.resolve(void enqueued.push(...jobs)) };
  const clock = fakeClock();
  const stage = notifyStage({ ...store, queue, clock: clock.now });
  return {
    store,
    enqueued,
    raise: (alerts: readonly Alert[]) =>
      store.alerts.decide(
        alerts.map((alert) => ({ alert, backlog: false, windowHours: 72 })),
        () => ({ kind: 'raised' }),
      ),
    handle: (...alerts: Alert[]) =>
      stage.handle(
        alerts.map((alert) => anEvent('alert.raised', alert.id, { alert })),
        context,
      ),
    planned: async () => (await store.deliveries.list({ limit: 200 })).items,
    due: () => store.deliveries.due(instant(clock.now()), 200),
  };
}

const alertFor = (name: string, receivers: readonly Receiver[], link = 'https://news.example/1'): Alert =>
  anAlert({
    watch: aWatch({ name, receivers: receivers.map(({ id }) => id) }),
    article: anArticle({ link }),
  });

describe('the notify stage', () => {
  it('plans one delivery per alert for a webhook and enqueues it at once', async () => {
    const webhook = aReceiver();
    const { handle, planned, enqueued } = await aStage([webhook]);
    const [one, other] = [alertFor('a', [webhook]), alertFor('b', [webhook])];
    expect(await handle(one, other)).toEqual({ events: [], filtered: {} });
    const rows = await planned();
    expect(rows.map(({ alertIds }) => alertIds.join()).toSorted()).toEqual([one.id, other.id].toSorted());
    expect(enqueued.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });

  it('plans one message that tells all four alerts of an article, even when only the first has arrived', async () => {
    const slack = aSlackReceiver();
    const { raise, handle, planned, enqueued } = await aStage([slack]);
    const alerts = ['a', 'b', 'c', 'd'].map((name) => alertFor(name, [slack]));
    const [first, ...rest] = alerts;
    await raise([...alerts, alertFor('other receiver', [aReceiver()])]);
    await handle(...(first === undefined ? [] : [first]));
    await handle(...rest);
    const rows = await planned();
    expect(rows.map(({ alertIds }) => alertIds)).toEqual([alerts.map(({ id }) => id)]);
    expect(new Set(enqueued.map(({ id }) => id)).size).toBe(1);
  });

  it('plans a message per article and channel', async () => {
    const [one, other] = [aSlackReceiver({ name: 'one' }), aSlackReceiver({ name: 'other' })];
    const { raise, handle, planned } = await aStage([one, other]);
    const alerts = [
      alertFor('a', [one, other], 'https://a.example/1'),
      alertFor('a', [one], 'https://a.example/2'),
    ];
    await raise(alerts);
    await handle(...alerts);
    expect(await planned()).toHaveLength(3);
  });

  it('changes nothing when the batch is delivered again', async () => {
    const receivers = [aReceiver(), aSlackReceiver()];
    const { raise, handle, planned } = await aStage(receivers);
    const alert = alertFor('a', receivers);
    await raise([alert]);
    await handle(alert);
    const before = await planned();
    await handle(alert);
    expect(await planned()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('does not bring a settled delivery back', async () => {
    const webhook = aReceiver();
    const { handle, store, due, enqueued } = await aStage([webhook]);
    await handle(alertFor('a', [webhook]));
    const [id] = await due();
    const now = '2025-10-20T10:00:00.000Z';
    if (id !== undefined)
      await store.deliveries.take(id, { now, until: '2025-10-20T10:01:00.000Z', token: 't' });
    await store.deliveries.settle('t', { kind: 'delivered' }, now);
    enqueued.length = 0;
    await handle(alertFor('a', [webhook]));
    expect(enqueued).toEqual([]);
  });

  it('plans for a receiver that was removed, so that its alert ends refused and not unseen', async () => {
    const { handle, planned } = await aStage([]);
    await handle(alertFor('a', [aReceiver()]));
    expect(await planned()).toHaveLength(1);
  });

  it('says that an alert without receivers is told to nobody', async () => {
    const { handle, planned } = await aStage([]);
    expect(await handle(alertFor('a', []))).toEqual({ events: [], filtered: { 'no-receiver': 1 } });
    expect(await planned()).toEqual([]);
  });
});
