import { type EventOf, type Message, encodeEvent, failure } from '@newswatch/domain';
import type { EventBus, HandNotes, Subscription } from '@newswatch/ports';
import { aFeed, anEvent, anItem, fakeClock } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { silentObserver } from './observer.ts';
import { runStage } from './run-stage.ts';
import type { Stage } from './stage.ts';

type Fetched = EventOf<'item.fetched'>;

const fetched = (name: string): Fetched =>
  anEvent('item.fetched', name, {
    feed: aFeed(),
    item: anItem({ title: name }),
    fetchedAt: '2025-10-20T10:00:00.000Z',
    backlog: false,
  });
const messageOf = (event: Fetched, position: number): Message => ({
  ...encodeEvent(event),
  lane: 'news.items',
  position,
});

/** @returns what a stage asked the bus for */
async function subscribed(prepare?: Stage<'item.fetched'>['prepare']): Promise<Subscription> {
  const asked = Promise.withResolvers<Subscription>();
  const refused = (): never => {
    throw failure('bus-unavailable', { problem: 'not asked in this test' });
  };
  const bus: EventBus = {
    publish: refused,
    deadLetter: refused,
    lag: refused,
    subscribe: async (subscription) => {
      asked.resolve(subscription);
      return { close: async () => undefined };
    },
  };
  const handNotes: HandNotes = { take: refused, release: refused, recall: refused };
  const stage: Stage<'item.fetched'> = {
    name: 'normalize',
    takes: ['item.fetched'],
    handle: async () => ({ events: [] }),
    ...(prepare !== undefined && { prepare }),
  };
  await runStage({ stage, bus, handNotes, clock: fakeClock().now, observer: silentObserver });
  return asked.promise;
}

describe('looking ahead', () => {
  it('shows a stage that prepares what comes next, but for what cannot be decoded', async () => {
    const shown: string[] = [];
    const { lookAhead } = await subscribed(
      (events) => void shown.push(...events.map(({ subject }) => subject)),
    );
    const broken = { ...messageOf(fetched('broken'), 2), value: new TextEncoder().encode('{') };
    lookAhead?.([messageOf(fetched('a'), 1), broken, messageOf(fetched('b'), 3)]);
    expect(shown).toEqual(['a', 'b']);
  });

  it('is not asked for by a stage that prepares nothing', async () => {
    expect(await subscribed()).not.toHaveProperty('lookAhead');
  });
});
