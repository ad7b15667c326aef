import { setTimeout as delay } from 'node:timers/promises';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { expect, it, vi } from 'vitest';
import { onServer } from '../../test/support/servers/on-server.ts';
import { ownTopics } from './fixtures/open-for-test.ts';
import { fetched } from './fixtures/events.ts';

onServer('kafka', (url) => {
  it('an idle bus looks at its connections only as often as it asks something, and Node warns of nothing', async () => {
    const warnings: string[] = [];
    const note = (warning: Error): number => warnings.push(warning.name);
    process.on('warning', note);
    const looks = vi.spyOn(RequestQueue.prototype, 'checkPendingRequests');
    const topics = await ownTopics(url);
    const bus = topics.openBus();
    const got: string[] = [];
    await bus.subscribe({
      group: 'one',
      types: ['item.fetched'],
      from: 'start',
      handleBatch: async ({ messages }) => void got.push(...messages.map(({ key }) => key)),
    });
    await bus.publish([fetched('a')]);
    await expect.poll(() => got, { timeout: 30_000 }).toEqual(['a']);
    looks.mockClear();
    await delay(3_000);
    // One look per answer: four fetches and a heartbeat a second. Armed as the client comes, it would be thousands.
    expect(looks.mock.calls.length).toBeLessThan(3 * 20);
    expect(looks.mock.calls.length).toBeGreaterThan(3);
    expect(warnings).toEqual([]);
    looks.mockRestore();
    process.off('warning', note);
    await bus.close();
    await topics.remove();
  });
});
