import { expect, it } from 'vitest';
import { decodeEvent, failure } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import { silentObserver } from '@newswatch/pipeline';
import { aFeed, startNewsroom } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { startFetcher } from './app.ts';

it('the fetcher polls feeds that are due, again and again, and publishes their items', async () => {
  const { bus, queue, store, close } = await openEmbeddedPorts();
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch/test' });
  const newsroom = await startNewsroom({
    feeds: [
      { name: 'one', format: 'rss', charset: 'utf-8', title: 'Один', language: 'ru' },
      { name: 'two', format: 'atom', charset: 'windows-1251', title: 'Два', language: 'ru' },
    ],
  });
  const pageReader = createPageReader({ request: web.request, clock: Date.now });
  const fetcher = await startFetcher({
    ...store,
    pageReader,
    bus,
    queue,
    web,
    reader: readerOf(),
    clock: Date.now,
    random: Math.random,
    observer: silentObserver,
  });
  const titles: string[] = [];
  let told = (): void => undefined;
  const reader = await bus.subscribe({
    group: 'test',
    types: ['item.fetched'],
    from: 'start',
    handleBatch: async ({ messages }) => {
      for (const message of messages) {
        const event = decodeEvent(message);
        if (event.type !== 'item.fetched') throw failure('event-unknown', { type: event.type });
        titles.push(`${event.data.backlog ? 'backlog' : 'new'} ${event.data.item.title}`);
      }
      told();
    },
  });
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      told = () => (titles.length >= count ? resolve() : undefined);
      told();
    });
  try {
    newsroom.publish('one', { title: 'а', text: 'Текст.' });
    newsroom.publish('two', { title: 'б', text: 'Текст.' });
    const feeds = ['one', 'two'].map((name) => aFeed({ url: newsroom.feedUrl(name), intervalSeconds: 1 }));
    await store.feeds.put(feeds);
    await until(2);
    expect(titles.toSorted()).toEqual(['backlog а', 'backlog б']);
    newsroom.publish('one', { title: 'в', text: 'Текст.' });
    await until(3);
    expect(titles).toHaveLength(3);
    expect(titles[2]).toBe('new в');
  } finally {
    await fetcher.close();
    await reader.close();
    await newsroom.close();
    await pageReader.close();
    await web.close();
    await close();
  }
});
