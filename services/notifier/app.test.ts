import { type Alert, type EventOf, type Receiver, deliveryId } from '@newswatch/domain';
import { type Observation, runStage } from '@newswatch/pipeline';
import {
  aReceiver,
  aSlackReceiver,
  aWatch,
  anAlert,
  anArticle,
  anEvent,
  startCollector,
  startFakeSlack,
} from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { Webhook } from 'standardwebhooks';
import { assert, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startNotifier } from './app.ts';

/** The notifier on the real embedded ports, by the real clock. */
async function aNotifier(receivers: readonly Receiver[]) {
  const { close, store, ...ports } = await openEmbeddedPorts();
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch-test' });
  const observations: Observation[] = [];
  const settled: EventOf<'delivery.settled'>[] = [];
  await store.receivers.put(receivers);
  const options = {
    ...ports,
    ...store,
    web,
    clock: Date.now,
    random: Math.random,
    observer: { observe: (observation: Observation) => void observations.push(observation) },
  };
  const start = () => startNotifier({ ...options, language: 'ru', timezone: 'Asia/Almaty' });
  let notifier = await start();
  onTestFinished(async () => {
    await notifier.close();
    await close();
    await web.close();
  });
  await runStage({
    ...options,
    stage: {
      name: 'archive',
      takes: ['delivery.settled'],
      handle: (events) => Promise.resolve(void settled.push(...events)).then(() => ({ events: [] })),
    },
  });
  return {
    store,
    observations,
    settled,
    restart: async () => {
      await notifier.close();
      notifier = await start();
    },
    raise: async (...alerts: Alert[]) => {
      await store.alerts.decide(
        alerts.map((alert) => ({ alert, backlog: false, windowHours: 72 })),
        () => ({ kind: 'raised' }),
      );
      await ports.bus.publish(alerts.map((alert) => anEvent('alert.raised', alert.id, { alert })));
    },
  };
}

const alertFor = (name: string, receivers: readonly Receiver[]): Alert =>
  anAlert({
    watch: aWatch({ name, receivers: receivers.map(({ id }) => id) }),
    article: anArticle({ title: 'Порт <!channel> растёт' }),
  });

describe('the notifier', () => {
  it('delivers four watches hit by one article as four signed webhooks and one Slack message that names four', async () => {
    const collector = await startCollector();
    const slack = await startFakeSlack();
    onTestFinished(() => Promise.all([collector.close(), slack.close()]).then(() => undefined));
    const [webhook, channel] = [aReceiver({ url: collector.url }), aSlackReceiver({ url: slack.url })];
    const { raise, settled, observations } = await aNotifier([webhook, channel]);
    const names = ['Средний коридор', 'Зангезурский коридор', 'порт', 'ОТГ'];
    await raise(...names.map((name) => alertFor(name, [webhook, channel])));
    await collector.waitFor(4);
    await slack.waitFor(1);
    await vi.waitFor(() => expect(settled).toHaveLength(5), 10_000);

    assert(webhook.kind === 'webhook');
    const verifier = new Webhook(webhook.secret);
    const told = collector.requests.map(({ body, headers }) => verifier.verify(body, headers));
    expect(told.map((payload) => (payload as { type: string }).type)).toEqual(Array(4).fill('alert.raised'));
    expect(new Set(collector.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
    const blocks = JSON.stringify(slack.messages);
    for (const name of names) expect(blocks).toContain(name);
    expect(slack.messages[0]?.text).toContain('&lt;!channel&gt;');
    expect(slack.requests).toHaveLength(1);
    expect(JSON.stringify([settled, observations])).not.toMatch(/whsec_|\/services\/|127\.0\.0\.1/);
  });

  it('sends nothing twice when the alert is published again and after a restart', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    const webhook = aReceiver({ url: collector.url });
    const { raise, restart, settled } = await aNotifier([webhook]);
    const alert = alertFor('порт', [webhook]);
    await raise(alert);
    await vi.waitFor(() => expect(settled).toHaveLength(1), 10_000);
    await raise(alert);
    await restart();
    await raise(alert, alertFor('рейс', [webhook]));
    await vi.waitFor(() => expect(settled).toHaveLength(2), 10_000);
    expect(collector.requests).toHaveLength(2);
  });

  it('sends what stands in the ledger though the queue knows nothing of it', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    const webhook = aReceiver({ url: collector.url });
    const { store } = await aNotifier([webhook]);
    const alert = alertFor('порт', [webhook]);
    await store.alerts.decide([{ alert, backlog: false, windowHours: 72 }], () => ({ kind: 'raised' }));
    const id = deliveryId(webhook.id, 'alert', alert.id);
    await store.deliveries.plan(
      [{ id, receiverId: webhook.id, alertIds: [alert.id] }],
      new Date().toISOString(),
    );
    const [request] = await collector.waitFor(1, 10_000);
    expect(request?.headers['webhook-id']).toBe(id);
  });

  it('tries a receiver that is down again by itself, with the same id', async () => {
    const collector = await startCollector();
    onTestFinished(() => collector.close());
    collector.answer('reset');
    const webhook = aReceiver({ url: collector.url });
    const { raise, settled, store } = await aNotifier([webhook]);
    await raise(alertFor('порт', [webhook]));
    await collector.waitFor(1);
    collector.answer(204);
    await vi.waitFor(async () => {
      const [row] = (await store.deliveries.list({ limit: 1 })).items;
      assert(row?.error?.code === 'receiver-unreachable');
      await store.deliveries.retry(row.id, new Date().toISOString());
    }, 10_000);
    await vi.waitFor(() => expect(settled).toHaveLength(1), 10_000);
    const ids = collector.requests.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([ids[0], ids[0]]);
  });
});
