import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '@newswatch/domain';
import { fakeClock, startCollector, startNewsroom } from '@newswatch/testkit';
import { expect, it } from 'vitest';
import { corridorArticle } from '../fixtures/articles.ts';
import { eventually, onProfiles } from '../support/world.ts';

interface DeliveryRow {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
}

onProfiles('a receiver that is down for ten minutes', ({ start }) => {
  it('gets its alert within a minute of its return, under the id of the first attempt', async () => {
    const clock = fakeClock(Date.now());
    const newsroom = await startNewsroom({
      feeds: [{ name: 'trend', title: 'Лента', format: 'rss', charset: 'utf-8', language: 'ru' }],
      now: clock.now,
    });
    const webhook = await startCollector();
    const world = await start({ clock: clock.now });
    /** Lets the clock run and every due scan, once a second, see it. */
    const pass = async (milliseconds: number, step: number): Promise<void> => {
      for (let passed = 0; passed < milliseconds; passed += step) {
        clock.advance(step);
        await pause(1_100);
      }
    };
    const deliveries = async () => (await world.get<{ items: readonly DeliveryRow[] }>('/deliveries')).items;
    try {
      await world.post('/receivers', { name: 'desk', kind: 'webhook', url: webhook.url });
      await world.post('/watches', { name: 'corridor', query: 'Средний коридор', receivers: ['desk'] });
      await world.post('/feeds', { url: newsroom.feedUrl('trend'), intervalSeconds: 1 });
      await eventually(
        () => newsroom.requests.length,
        (polls) => polls > 0,
      );
      await pass(3 * SECOND, SECOND);
      await webhook.stop();
      newsroom.publish('trend', corridorArticle);
      await pass(3 * SECOND, SECOND);
      await eventually(deliveries, (rows) => rows.some(({ attempts }) => attempts > 0));
      await pass(10 * MINUTE, MINUTE);
      expect(await deliveries()).toMatchObject([{ status: 'pending' }]);
      await webhook.resume();
      await pass(MINUTE, 15 * SECOND);
      const [request] = await webhook.waitFor(1, 20_000);
      const [row] = await eventually(deliveries, ([only]) => only?.status === 'delivered');
      expect(request?.headers['webhook-id']).toBe(row?.id);
      expect(row?.attempts).toBeGreaterThan(8);
    } finally {
      await world.close();
      await Promise.all([newsroom.close(), webhook.close()]);
    }
  });
});
