import { anArticle, anEnrichment, anEvent } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { type Message, decodeEvent, encodeDeadLetter, encodeEvent } from './wire.ts';

const event = anEvent('article.normalized', 'ver_1', { article: anArticle({ title: 'Орта дәліз' }) });
const message: Message = { ...encodeEvent(event), lane: 'news.articles', position: 5 };

describe('an event on the wire', () => {
  it('comes back as it was', () => {
    expect(decodeEvent(message)).toEqual(event);
  });

  it('is read from its bytes as from what they were written from', () => {
    const copied = { ...message, value: Uint8Array.from(message.value) };
    expect(decodeEvent(copied)).toStrictEqual(decodeEvent(message));
  });

  it('is written as JSON, whatever was written of its parts before, and whatever is missing', () => {
    const { article } = anEvent('article.normalized', 'ver_2', {
      article: anArticle({ title: '«Ось» — "x"' }),
    }).data;
    const members = { article, enrichment: anEnrichment(), left: undefined };
    const events = [
      anEvent('article.normalized', 'ver_2', { article }),
      anEvent('article.enriched', 'ver_2', members),
      anEvent('article.enriched', 'ver_2', { ...members, enrichment: anEnrichment() }),
    ];
    for (const each of [...events, ...events])
      expect(new TextDecoder().decode(encodeEvent(each).value)).toBe(JSON.stringify(each.data));
  });

  it('is a CloudEvent in binary mode, its data as JSON', () => {
    expect(message.stream).toBe('news.articles');
    expect(message.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_type: 'newswatch.article.normalized.v1',
      ce_id: event.id,
      'content-type': 'application/json',
    });
    expect(JSON.parse(new TextDecoder().decode(message.value))).toEqual(event.data);
  });

  it('may carry fields that this release does not know, and drops them', () => {
    const data = { ...event.data, addedLater: true };
    const newer = { ...message, value: new TextEncoder().encode(JSON.stringify(data)) };
    expect(decodeEvent(newer)).toEqual(event);
  });

  it.each([
    ['bytes that are no JSON', { value: new TextEncoder().encode('{"a":') }, 'event-not-json'],
    ['bytes that are no UTF-8', { value: new Uint8Array([0x7b, 0xff, 0x7d]) }, 'event-not-json'],
    ['data of another shape', { value: new TextEncoder().encode('{"article":{"id":7}}') }, 'event-invalid'],
    ['no type at all', { headers: {} }, 'event-unknown'],
    [
      'a header that is missing',
      { headers: { ...message.headers, ce_id: undefined } as unknown as Message['headers'] },
      'event-invalid',
    ],
  ])('is refused with a code: %s', (_, change, code) => {
    expect(() => decodeEvent({ ...message, ...change })).toThrow(
      expect.objectContaining({ code, retry: 'never' }),
    );
  });

  it('cannot be published as a dead letter', () => {
    const letter = decodeEvent({
      ...encodeDeadLetter(message, {
        stage: 'enrich',
        code: 'unexpected',
        message: 'x',
        failedAt: '2025-10-20T10:00:00.000Z',
      }),
      lane: 'news.articles.dlq',
      position: 0,
    });
    expect(() => encodeEvent(letter)).toThrow(expect.objectContaining({ code: 'event-not-publishable' }));
  });

  it('keeps additive changes possible inside the article too', () => {
    const article = { ...event.data.article, addedLater: 1 };
    const newer = { ...message, value: new TextEncoder().encode(JSON.stringify({ article })) };
    expect(decodeEvent(newer)).toEqual(event);
  });
});
