import { aFeed, aWatch } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import { alertsConformance } from './alerts.conformance.ts';
import { archiveConformance } from './archive.conformance.ts';
import { articlePagesConformance } from './article-pages.conformance.ts';
import { deliveriesConformance } from './deliveries.conformance.ts';
import { feedsConformance } from './feeds.conformance.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { searchConformance } from './search.conformance.ts';
import type { Store } from './store.ts';
import { aPrint, storiesConformance } from './stories.conformance.ts';
import { watchesConformance } from './watches.conformance.ts';
import { writersConformance } from './writers.conformance.ts';

/** All repositories. `reopen` must take the data up as they are, whatever the store was doing. */
export function storeConformance(open: Open<Store>): void {
  feedsConformance(open);
  articlePagesConformance(open);
  watchesConformance(open);
  storiesConformance(open);
  alertsConformance(open);
  deliveriesConformance(open);
  archiveConformance(open);
  searchConformance(open);
  writersConformance(open);
  togetherConformance(open);
}

const FIFTY = Array.from({ length: 50 }, (_, at) => at);

function togetherConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('the store', () => {
    spec('keeps all of fifty transactions that are begun at once', async (store, reopen) => {
      await Promise.all([
        ...FIFTY.map((at) => store.feeds.put([aFeed({ url: `https://news.example/${at}.xml` })])),
        ...FIFTY.map((at) => store.watches.put([aWatch({ name: `watch ${at}` })])),
      ]);
      const kept = await reopen();
      expect((await kept.feeds.list({ limit: 200 })).items).toHaveLength(50);
      expect((await kept.watches.changesSince(0)).changed).toHaveLength(50);
    });

    spec('takes nothing back of its neighbours when one of many transactions fails', async (store) => {
      const broken = store.stories.assign([aPrint('a')], '2025-01-01T00:00:00.000Z', () => {
        throw new RangeError('the rule broke');
      });
      const puts = FIFTY.map((at) => store.watches.put([aWatch({ name: `watch ${at}` })]));
      await expect(broken).rejects.toThrow('the rule broke');
      await Promise.all(puts);
      expect((await store.watches.changesSince(0)).changed).toHaveLength(50);
    });

    spec('opens what it wrote before, and opens it again', async (store, reopen) => {
      await store.feeds.put([aFeed()]);
      await reopen();
      const again = await reopen();
      expect((await again.feeds.list({ limit: 10 })).items).toEqual([aFeed()]);
    });
  });
}
