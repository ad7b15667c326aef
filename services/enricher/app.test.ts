import { type Event, type Message, decodeEvent, encodeEvent, failure } from '@newswatch/domain';
import { silentObserver } from '@newswatch/pipeline';
import type { EventBus, HandNotes, Stories, Subscription } from '@newswatch/ports';
import { anArticle, anEvent, fakeClock } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { startEnricher } from './app.ts';

const handNotes: HandNotes = {
  take: async () => undefined,
  recall: async () => undefined,
  release: async () => undefined,
};

const asMessage = (event: Event): Message => ({ ...encodeEvent(event), lane: '0', position: 1 });

/** Hands over what it is given, and keeps what is published as it would be on the wire. */
function listeningBus(): EventBus & { readonly published: Event[]; deliver(event: Event): Promise<void> } {
  const published: Event[] = [];
  const subscriptions: Subscription[] = [];
  return {
    published,
    async publish(events) {
      published.push(...events.map((event) => decodeEvent(asMessage(event))));
      return [];
    },
    async subscribe(subscription) {
      subscriptions.push(subscription);
      return { close: async () => void subscriptions.pop() };
    },
    deadLetter: (_, cause) => Promise.reject(failure('unexpected', { problem: cause.message })),
    lag: async () => subscriptions.length,
    async deliver(event) {
      const batch = {
        messages: [asMessage(event)],
        signal: new AbortController().signal,
        heartbeat: async () => undefined,
        acknowledge: async () => undefined,
      };
      for (const subscription of subscriptions) await subscription.handleBatch(batch);
    },
  };
}

describe('the enricher', () => {
  it('enriches what is on the bus into valid events, forgets stories after 30 days, and closes', async () => {
    const pruned: string[] = [];
    const stories: Stories = {
      assign: async (prints, _, decide) =>
        prints.map((print) => ({ kind: 'assigned', story: decide(print, []) })),
      async prune(before) {
        pruned.push(before);
        return 0;
      },
    };
    const bus = listeningBus();
    const clock = fakeClock(Date.UTC(2025, 9, 31)).now;
    const running = await startEnricher({ bus, handNotes, stories, clock, observer: silentObserver });
    const article = anArticle({ text: 'Страны договорились о развитии Среднего коридора.' });
    await bus.deliver(anEvent('article.normalized', article.version, { article }));
    expect(bus.published).toMatchObject([
      {
        type: 'article.enriched',
        data: { article, enrichment: { language: { code: 'ru' }, story: { kind: 'first' } } },
      },
    ]);
    expect(pruned).toEqual(['2025-10-01T00:00:00.000Z']);
    await running.close();
    expect(await bus.lag('any')).toBe(0);
  });
});
