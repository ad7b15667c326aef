import { describe, expect, it } from 'vitest';
import { alertId, articleId, deliveryId, digest, eventId, receiverId, versionId, watchId } from './ids.ts';

describe('ids', () => {
  it('are the same for the same thing, always', () => {
    expect(articleId('https://news.example/1')).toBe(articleId('https://news.example/1'));
    expect(eventId('evt_1', 'article.normalized', 'ver_1')).toBe('evt_aee39fcf88126dfb4ca889af');
  });

  it('keep parts apart that would read the same in a row', () => {
    expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'));
    expect(digest('a')).not.toBe(digest('a', ''));
  });

  it('change with title or text, not with anything else of an article', () => {
    const id = articleId('https://news.example/1');
    expect(versionId(id, { title: 'a', text: 'b' })).toBe(versionId(id, { title: 'a', text: 'b' }));
    expect(versionId(id, { title: 'a', text: 'b' })).not.toBe(versionId(id, { title: 'ab', text: '' }));
  });

  it('fit into webhook-id, which may hold no dot', () => {
    const alert = alertId(watchId('Средний коридор'), articleId('https://news.example/1'));
    expect(deliveryId(receiverId('desk'), '1', alert)).toMatch(/^dlv_[0-9a-f]{24}$/);
  });
});
