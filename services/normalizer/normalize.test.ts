import { toArticle } from '@newswatch/articles';
import { type EventOf, type Item, feedId } from '@newswatch/domain';
import { anEvent, anItem, fakeClock } from '@newswatch/testkit';
import type { Claim, Claims } from '@newswatch/ports';
import { describe, expect, it } from 'vitest';
import { type NormalizeOptions, normalizeStage } from './normalize.ts';

const URL = 'https://news.example/rss.xml';
const context = { signal: new AbortController().signal, heartbeat: async () => undefined };

const fetched = (subject: string, item: Partial<Item> = {}): EventOf<'item.fetched'> =>
  anEvent('item.fetched', subject, {
    feed: { id: feedId(URL), url: URL },
    item: anItem(item),
    fetchedAt: '2025-10-20T10:00:00.000Z',
    backlog: false,
  });

/** Owners by key; nothing expires. */
function inMemoryClaims(): Claims & { readonly owners: Map<string, string> } {
  const owners = new Map<string, string>();
  const claimOne = ({ key, owner }: Claim): string => {
    const holder = owners.get(key) ?? owner;
    owners.set(key, holder);
    return holder;
  };
  return {
    owners,
    claim: async (claims) => claims.map(claimOne),
    async release(claims) {
      for (const { key, owner } of claims) if (owners.get(key) === owner) owners.delete(key);
    },
  };
}

const toArticles: NormalizeOptions['toArticles'] = async (fetched) => fetched.map(toArticle);

function start(claims = inMemoryClaims()) {
  const stage = normalizeStage({ toArticles, claims, clock: fakeClock().now });
  return { claims, handle: (...events: EventOf<'item.fetched'>[]) => stage.handle(events, context) };
}

describe('normalize', () => {
  it('emits the article under its id as key and its version as subject', async () => {
    const { handle } = start();
    const { events, filtered } = await handle(fetched('a'));
    expect(filtered).toEqual({});
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event?.type).toBe('article.normalized');
    if (event?.type !== 'article.normalized') return;
    expect(event).toMatchObject({ key: event.data.article.id, subject: event.data.article.version });
  });

  it('filters an item that has neither title nor text', async () => {
    const { handle } = start();
    const result = await handle(fetched('a', { title: '', summary: '' }));
    expect(result).toMatchObject({ events: [], filtered: { empty: 1 } });
  });

  it('filters the same version from another event, in the batch and later', async () => {
    const { handle } = start();
    const together = await handle(fetched('a'), fetched('b', { guid: 'other' }));
    expect(together.events).toHaveLength(1);
    expect(together.filtered).toEqual({ duplicate: 1 });
    expect(await handle(fetched('c'))).toMatchObject({ events: [], filtered: { duplicate: 1 } });
  });

  it('lets a changed text through', async () => {
    const { handle } = start();
    await handle(fetched('a'));
    const { events } = await handle(fetched('b', { summary: 'Порт Актау сообщил новые числа о перевалке.' }));
    expect(events).toHaveLength(1);
  });

  it('emits the same event again when the same event is redelivered after a crash', async () => {
    const { handle } = start();
    const first = await handle(fetched('a'));
    const again = await handle(fetched('a'));
    expect(again).toMatchObject({ events: first.events, filtered: {} });
  });

  it('gives back the claim on what the bus refuses, and on nothing else', async () => {
    const { handle, claims } = start();
    const result = await handle(fetched('a'), fetched('b', { link: 'https://news.example/2' }));
    expect(claims.owners.size).toBe(2);
    await result.abandon?.(result.events.slice(0, 1));
    expect([...claims.owners.values()]).toEqual([fetched('b').id]);
    expect((await handle(fetched('c'))).events).toHaveLength(1);
  });
});
