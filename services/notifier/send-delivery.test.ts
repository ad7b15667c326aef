import { DatabaseSync } from 'node:sqlite';
import {
  DAY,
  type DeliveryId,
  type EventOf,
  MINUTE,
  type Receiver,
  SECOND,
  deliveryId,
  failure,
  instant,
} from '@newswatch/domain';
import type { Deliveries, Store } from '@newswatch/ports';
import type { Means } from '@newswatch/receivers';
import { openStore, sqliteExecutor } from '@newswatch/store';
import {
  type Collector,
  aReceiver,
  anAlert,
  anArticle,
  aWatch,
  fakeClock,
  startCollector,
} from '@newswatch/testkit';
import { createWeb } from '@newswatch/web';
import { assert, describe, expect, it, onTestFinished } from 'vitest';
import { sendDelivery } from './send-delivery.ts';

interface Given {
  readonly web?: Means['web'];
  readonly random?: () => number;
  readonly receiver?: Receiver;
  readonly deliveries?: (real: Deliveries) => Deliveries;
}

async function aCollector(): Promise<Collector> {
  const collector = await startCollector();
  onTestFinished(() => collector.close());
  return collector;
}

/** One planned delivery of one alert, a handler, and a second that passes on demand. */
async function aDelivery(given: Given = {}) {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  const store = await openStore(sqliteExecutor(database));
  const clock = fakeClock();
  const receiver = given.receiver ?? aReceiver();
  await store.receivers.put([receiver]);
  const alert = anAlert({ watch: aWatch({ receivers: [receiver.id] }) });
  await store.alerts.decide([{ alert, backlog: false, windowHours: 72 }], () => ({ kind: 'raised' }));
  const id = deliveryId(receiver.id, 'alert', alert.id);
  await store.deliveries.plan([{ id, receiverId: receiver.id, alertIds: [alert.id] }], instant(clock.now()));

  const means = {
    ...store,
    deliveries: given.deliveries?.(store.deliveries) ?? store.deliveries,
    web: given.web ?? aWeb(),
    clock: clock.now,
    random: given.random ?? (() => 0.5),
    deadlineMs: 15 * SECOND,
  };
  let handler = sendDelivery(means);
  /** Another life of the process: what the last one had in mind is gone. */
  const live = (): void => void (handler = sendDelivery(means));
  const signal = new AbortController().signal;
  const handle = (job: DeliveryId = id) => handler.handle({ name: 'send-delivery', id: job }, signal);
  const row = async () => {
    const [only] = (await store.deliveries.list({ limit: 1 })).items;
    assert(only !== undefined);
    return only;
  };
  const due = () => store.deliveries.due(instant(clock.now()), 10);
  /** What the notifier does in a second: enqueues what is due, handles it, publishes, settles. */
  const second = async (): Promise<void> => {
    for (const one of await due()) await (await handle(one)).settle?.();
    clock.advance(SECOND);
  };
  return { store, clock, receiver, id, handle, live, row, due, second };
}

function aWeb() {
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch-test' });
  onTestFinished(() => web.close());
  return web;
}
const answering = (status: number, headers: Record<string, string> = {}): Means['web'] => ({
  request: ({ url }) => Promise.resolve({ status, headers, url, body: new Uint8Array(), redirects: [] }),
});

describe('sending a delivery', () => {
  it('settles it, states the fact and notes that it is announced', async () => {
    const collector = await aCollector();
    const { handle, row, due, clock, id } = await aDelivery({ receiver: aReceiver({ url: collector.url }) });
    const result = await handle();
    expect(result).toMatchObject({ outcome: 'delivered', since: anArticle().fetchedAt });
    expect(await row()).toMatchObject({ status: 'delivered', attempts: 1 });
    const [event] = result.events as readonly EventOf<'delivery.settled'>[];
    expect(event).toMatchObject({
      type: 'delivery.settled',
      subject: id,
      data: { delivery: { status: 'delivered' } },
    });
    await result.settle?.();
    clock.advance(DAY);
    expect(await due()).toEqual([]);
    expect(collector.requests).toHaveLength(1);
  });

  it('does nothing when the same job comes twice', async () => {
    const collector = await aCollector();
    const { handle } = await aDelivery({ receiver: aReceiver({ url: collector.url }) });
    const outcomes = (await Promise.all([handle(), handle()])).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['delivered', 'not-due']);
    expect(collector.requests).toHaveLength(1);
  });

  it('sends nothing again while the store cannot note what the receiver answered', async () => {
    const collector = await aCollector();
    let away = true;
    const { handle, clock, row } = await aDelivery({
      receiver: aReceiver({ url: collector.url }),
      deliveries: (real) => ({
        ...real,
        settle: (...given) => (away ? Promise.reject(failure('store-unavailable')) : real.settle(...given)),
      }),
    });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(handle()).rejects.toMatchObject({ code: 'store-unavailable' });
      clock.advance(21 * SECOND);
    }
    away = false;
    expect((await handle()).outcome).toBe('delivered');
    expect(collector.requests).toHaveLength(1);
    expect(await row()).toMatchObject({ status: 'delivered' });
  });

  it('repeats the same webhook-id when it dies between the answer and its note', async () => {
    const collector = await aCollector();
    let dies = true;
    const { handle, live, clock } = await aDelivery({
      receiver: aReceiver({ url: collector.url }),
      deliveries: (real) => ({
        ...real,
        settle: (...given) => (dies ? Promise.reject(failure('store-unavailable')) : real.settle(...given)),
      }),
    });
    await expect(handle()).rejects.toMatchObject({ code: 'store-unavailable' });
    dies = false;
    live();
    expect((await handle()).outcome).toBe('not-due');
    clock.advance(21 * SECOND);
    expect((await handle()).outcome).toBe('delivered');
    expect(collector.requests.map(({ headers }) => headers['webhook-id'])).toEqual([
      collector.requests[0]?.headers['webhook-id'],
      collector.requests[0]?.headers['webhook-id'],
    ]);
  });

  it('only announces what was settled before it died, with the same event', async () => {
    const collector = await aCollector();
    const { handle, due, clock, id } = await aDelivery({ receiver: aReceiver({ url: collector.url }) });
    const first = await handle();
    clock.advance(MINUTE);
    expect(await due()).toEqual([id]);
    const second = await handle();
    expect(second.outcome).toBe('announced');
    expect(second.events.map((event) => event.id)).toEqual(first.events.map((event) => event.id));
    await second.settle?.();
    clock.advance(DAY);
    expect(await due()).toEqual([]);
    expect(collector.requests).toHaveLength(1);
  });

  it('gives way when its lease was taken by another', async () => {
    const { handle, clock, store, id } = await aDelivery({
      web: {
        request: async () => {
          clock.advance(MINUTE);
          const now = instant(clock.now());
          await store.deliveries.take(id, { now, until: instant(clock.now() + MINUTE), token: 'other' });
          return { status: 204, headers: {}, url: '', body: new Uint8Array(), redirects: [] };
        },
      },
    });
    expect(await handle()).toEqual({ events: [], outcome: 'lease-lost' });
  });

  it('refuses for a receiver that was removed', async () => {
    const { handle, row, store, receiver } = await aDelivery();
    await store.receivers.remove(receiver.id);
    expect((await handle()).outcome).toBe('refused');
    expect(await row()).toMatchObject({ status: 'refused', error: { code: 'receiver-unknown' } });
  });

  it('refuses what the receiver never takes and leaves it', async () => {
    const { handle, row } = await aDelivery({ web: answering(410) });
    const result = await handle();
    expect(result.outcome).toBe('refused');
    expect(await row()).toMatchObject({ status: 'refused', error: { code: 'receiver-refused' } });
  });

  it('tells neither address nor secret of the receiver', async () => {
    const receiver = aReceiver({ url: 'https://hooks.example/secret-path' });
    const web = {
      request: () =>
        Promise.reject(failure('connection-failed', { host: 'hooks.example', problem: receiver.url })),
    };
    const { handle, row } = await aDelivery({ receiver, web });
    const told = JSON.stringify([await handle(), await row()]);
    expect(told).not.toMatch(/hooks\.example|secret-path|whsec_/);
  });

  it('comes back when the receiver asks for it', async () => {
    const { handle, row, clock } = await aDelivery({ web: answering(503, { 'retry-after': '120' }) });
    const asked = clock.now();
    expect((await handle()).outcome).toBe('retry');
    expect(await row()).toMatchObject({ status: 'pending', nextAttemptAt: instant(asked + 2 * MINUTE) });
  });

  it('gives up after five days and says why', async () => {
    const { handle, row, clock } = await aDelivery({ web: answering(500) });
    clock.advance(5 * DAY);
    expect((await handle()).outcome).toBe('gave-up');
    expect(await row()).toMatchObject({ status: 'gave-up', error: { code: 'receiver-failed' } });
  });

  it.each([
    ['refuses connections', 0, 0],
    ['refuses connections', 0, 0.999],
    ['hangs', 15, 0],
    ['hangs', 15, 0.5],
  ])(
    'reaches a receiver that %s for ten minutes within 60 s of its return (%d s, %d)',
    async (_, seconds, random) => {
      let up = false;
      const { second, clock, row } = await aDelivery({
        random: () => random,
        web: {
          request: async () => {
            if (up) return { status: 204, headers: {}, url: '', body: new Uint8Array(), redirects: [] };
            clock.advance(seconds * SECOND);
            throw failure(seconds > 0 ? 'deadline-exceeded' : 'connection-failed');
          },
        },
      });
      for (const back = clock.now() + 10 * MINUTE; clock.now() < back;) await second();
      up = true;
      const returned = clock.now();
      while ((await row()).status === 'pending') await second();
      expect(clock.now() - returned).toBeLessThanOrEqual(MINUTE);
    },
  );

  it('reaches a receiver that hangs for ten minutes with all that waits, within 60 s of its return', async () => {
    const hanging = new Map<() => void, number>();
    const handled: Promise<void>[] = [];
    let up = false;
    const { store, clock, receiver, handle, due } = await aDelivery({
      web: {
        request: () => {
          if (up)
            return Promise.resolve({
              status: 204,
              headers: {},
              url: '',
              body: new Uint8Array(),
              redirects: [],
            });
          const { promise, reject } = Promise.withResolvers<never>();
          hanging.set(() => reject(failure('deadline-exceeded')), clock.now() + 15 * SECOND);
          return promise;
        },
      },
    });
    await planMore(store, { receiver, count: 4, now: instant(clock.now()) });
    /** What the notifier does in a second: side by side, and nobody waits for a request that hangs. */
    const second = async (): Promise<void> => {
      for (const [end, at] of hanging) if (at <= clock.now() && hanging.delete(end)) end();
      for (const id of await due()) handled.push(handle(id).then((result) => result.settle?.()));
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(SECOND);
    };
    const pending = async () => (await store.deliveries.list({ limit: 10, status: 'pending' })).items.length;
    for (const back = clock.now() + 10 * MINUTE; clock.now() < back;) await second();
    expect(await pending()).toBe(5);
    up = true;
    const returned = clock.now();
    while ((await pending()) > 0) await second();
    expect(clock.now() - returned).toBeLessThanOrEqual(MINUTE);
    await Promise.all(handled);
  });
});

async function planMore(
  store: Store,
  { receiver, count, now }: { readonly receiver: Receiver; readonly count: number; readonly now: string },
): Promise<void> {
  const watch = aWatch({ receivers: [receiver.id] });
  const alerts = Array.from({ length: count }, (_, number) =>
    anAlert({ watch, article: anArticle({ link: `https://news.example/more/${number}` }) }),
  );
  const candidates = alerts.map((alert) => ({ alert, backlog: false, windowHours: 72 }));
  await store.alerts.decide(candidates, () => ({ kind: 'raised' }));
  const drafts = alerts.map(({ id }) => ({
    id: deliveryId(receiver.id, 'alert', id),
    receiverId: receiver.id,
    alertIds: [id],
  }));
  await store.deliveries.plan(drafts, now);
}
