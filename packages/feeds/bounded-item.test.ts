import { describe, expect, it } from 'vitest';
import { boundedFeed, boundedItem } from './bounded-item.ts';

const item = { tags: [], enclosures: [] };
const long = 'я'.repeat(100_000);

describe('what a feed says at too great length', () => {
  it('is cut where it is a name or a title', () => {
    const { title, author, outlet, published, language } = boundedItem({
      ...item,
      title: long,
      author: long,
      outlet: long,
      published: long,
      language: long,
    });
    const texts = [title, author, outlet, published, language];
    expect(texts.every((text) => text !== undefined && text.length <= 5_000)).toBe(true);
    expect(boundedItem({ ...item, author: `${'a'.repeat(299)}😀` }).author).toBe('a'.repeat(299));
  });

  it('is left out where it is an address', () => {
    const url = `https://news.example/${long}`;
    expect(
      boundedItem({ ...item, link: url, enclosures: [{ url }, { url: 'https://news.example/1' }] }),
    ).toEqual({
      tags: [],
      enclosures: [{ url: 'https://news.example/1' }],
    });
  });

  it('still tells two ids apart', () => {
    const [one, other] = [`${long}1`, `${long}2`].map((guid) => boundedItem({ ...item, guid }).guid ?? '');
    expect(one).not.toBe(other);
    expect(one?.length).toBeLessThan(1_100);
  });

  it('has as many tags and enclosures as somebody reads', () => {
    const many = Array.from({ length: 500 }, (_, at) => String(at));
    const bounded = boundedItem({
      ...item,
      tags: [long, `${long}x`, ...many],
      enclosures: many.map((url) => ({ url })),
    });
    expect([bounded.tags.length, bounded.tags[0]?.length, bounded.enclosures.length]).toEqual([49, 200, 20]);
  });

  it('does not make an item too large for the bus', () => {
    const texts = { guid: long, link: long, title: long, author: long, byline: long, outlet: long };
    const lists = { tags: Array(500).fill(long), enclosures: Array(500).fill({ url: long }) };
    expect(Buffer.byteLength(JSON.stringify(boundedItem({ ...texts, ...lists })))).toBeLessThan(100_000);
  });

  it('is bounded in the feed too, and what is short stays as it is', () => {
    const feed = { title: 'a', link: 'b', id: 'c', subtitle: 'd', language: 'ru', author: 'e', tags: ['f'] };
    expect(boundedFeed(feed)).toEqual(feed);
    expect(JSON.stringify(boundedFeed({ title: long, id: long, tags: [long] })).length).toBeLessThan(7_000);
    const short = { ...item, guid: 'g', title: 't', summary: long, content: long };
    expect(boundedItem(short)).toEqual(short);
  });
});
