import type { ArchivedArticle, DeadLetter } from '@newswatch/ports';
import { anArticle, anEnrichment, anEvent } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { archiveStage } from './archive.ts';

const context = { signal: new AbortController().signal, heartbeat: () => Promise.resolve() };

function aStage() {
  const calls: (readonly ArchivedArticle[] | readonly DeadLetter[])[] = [];
  const put = (rows: (typeof calls)[number]) => Promise.resolve(void calls.push(rows));
  return { calls, stage: archiveStage({ archive: { put }, deadLetters: { put } }) };
}

const enriched = anEvent('article.enriched', 'ver_1', { article: anArticle(), enrichment: anEnrichment() });
const deadLettered = anEvent('event.dead-lettered', 'news.items/0/7', {
  stream: 'news.items',
  key: 'fed_1',
  lane: '0',
  position: 7,
  stage: 'normalize',
  cause: { code: 'event-not-json', message: 'The message is not JSON.' },
  headers: {},
  value: 'e30=',
  failedAt: '2025-10-20T10:00:00.000Z',
});

describe('the archive stage', () => {
  it('keeps articles with their enrichment, a whole batch at once', async () => {
    const { stage, calls } = aStage();
    expect(await stage.handle([enriched, enriched], context)).toEqual({ events: [] });
    expect(calls).toEqual([[enriched.data, enriched.data]]);
  });

  it('is not done before what it keeps is durable', async () => {
    const kept = Promise.withResolvers<undefined>();
    const stage = archiveStage({
      archive: { put: () => kept.promise },
      deadLetters: { put: async () => undefined },
    });
    let done = false;
    const handling = stage.handle([enriched], context).then(() => (done = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(false);
    kept.resolve(undefined);
    await handling;
  });

  it('keeps dead letters under the id of their event', async () => {
    const { stage, calls } = aStage();
    await stage.handle([deadLettered], context);
    expect(calls).toEqual([[{ id: deadLettered.id, ...deadLettered.data }]]);
  });
});
