import { type Item, feedId } from '@newswatch/domain';
import { anItem } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { identityOf } from './identity.ts';

const feedAt = (url: string) => ({ id: feedId(url), url });
const SITE = feedAt('https://news.example/rss.xml');
const AGGREGATOR = feedAt('https://news.google.com/rss/search?q=x');
const at = (publishedAt = '2025-10-20T09:58:00.000Z') => ({ publishedAt });

const identify = (item: Partial<Item>, feed = SITE, published = at()) =>
  identityOf(anItem(item), feed, published);
const withoutLink = ({ link: _link, ...item }: Item): Item => item;

describe('the identity of an article', () => {
  it.each([
    ['http://news.example/1', 'https://news.example/1'],
    ['https://news.example:443/1?utm_source=rss', 'https://news.example/1#comments'],
    ['https://news.example/2025/1/amp', 'https://news.example/2025/1'],
    ['https://www.google.com/url?q=https%3A%2F%2Fnews.example%2F1', 'https://news.example/1'],
    ['https://news.example/#!/1', 'http://news.example/#!/1'],
  ])('is one for %s and %s', (one, other) => {
    expect(identify({ link: one }).id).toBe(identify({ link: other }).id);
    expect(identify({ link: one, guid: 'x' }, feedAt('https://news.example/all.xml')).id).toBe(
      identify({ link: one }).id,
    );
  });

  it.each([
    ['https://news.example/1', 'https://news.example/2'],
    ['https://news.example/1', 'https://www.news.example/1'],
    ['https://news.example/#!/1', 'https://news.example/#!/2'],
    ['https://news.example/?id=1', 'https://news.example/?id=2'],
  ])('is another for %s than for %s', (one, other) => {
    expect(identify({ link: one }).id).not.toBe(identify({ link: other }).id);
  });

  it('keeps the scheme that was given where people see it', () => {
    expect(identify({ link: 'http://news.example/1' })).toMatchObject({
      link: 'http://news.example/1',
      canonicalUrl: 'http://news.example/1',
    });
  });

  it('is that of the page which a guid names, in all feeds of its site', () => {
    const guid = 'https://news.example/?p=7';
    const one = identityOf(withoutLink(anItem({ guid })), SITE, at());
    const other = identityOf(withoutLink(anItem({ guid })), feedAt('https://news.example/economy.xml'), at());
    expect(one.id).toBe(other.id);
    expect(one.id).toBe(identify({ link: guid }).id);
    expect(one.link).toBeUndefined();
    const elsewhere = identityOf(
      withoutLink(anItem({ guid: 'https://cdn.elsewhere.example/7' })),
      SITE,
      at(),
    );
    expect(elsewhere.id).not.toBe(identify({ link: 'https://cdn.elsewhere.example/7' }).id);
  });

  describe('behind a link that changes', () => {
    const told = (token: string, more: Partial<Item> = {}, published = at()) =>
      identify(
        {
          link: `https://news.google.com/rss/articles/${token}?oc=5`,
          guid: token,
          title: 'Порт Актау вырос - Trend',
          outlet: 'Trend',
          ...more,
        },
        AGGREGATOR,
        published,
      );

    it('is the outlet, the title and the day', () => {
      const one = told('CBMiAAAAAAAAAAAAAAAA');
      expect(one).toMatchObject({ title: 'Порт Актау вырос', outlet: 'Trend' });
      expect(told('CBMiBBBBBBBBBBBBBBBB').id).toBe(one.id);
      expect(told('CBMiBBBBBBBBBBBBBBBB', { title: '«Порт Актау» вырос' }).id).toBe(one.id);
      expect(told('CBMiAAAAAAAAAAAAAAAA', { title: 'Порт Актау упал - Trend' }).id).not.toBe(one.id);
      expect(told('CBMiAAAAAAAAAAAAAAAA', { outlet: 'inform.kz' }).id).not.toBe(one.id);
      expect(told('CBMiAAAAAAAAAAAAAAAA', {}, at('2025-10-21T09:58:00.000Z')).id).not.toBe(one.id);
    });

    it('names the outlet as source where that is a host', () => {
      expect(told('CBMiAAAAAAAAAAAAAAAA', { outlet: 'Trend.Az' }).source).toBe('trend.az');
      expect(told('CBMiAAAAAAAAAAAAAAAA').source).toBe('news.google.com');
    });

    it('is the guid where no outlet is named', () => {
      const item = { guid: 'seven', title: 'Порт' };
      const one = identify(
        { ...item, link: 'https://news.google.com/rss/articles/CBMiAAAAAAAAAAAAAAAA' },
        AGGREGATOR,
      );
      const other = identify(
        { ...item, link: 'https://news.google.com/rss/articles/CBMiBBBBBBBBBBBBBBBB' },
        AGGREGATOR,
      );
      expect(one.id).toBe(other.id);
    });
  });

  it('does not follow what the page says of its address, which is shown', () => {
    const link = 'https://news.example/r?id=1';
    const told = identify({ link });
    expect(
      identify({ link, page: { url: link, canonical: 'https://www.news.example/2025/port?utm_source=x' } }),
    ).toEqual({
      ...told,
      canonicalUrl: 'https://www.news.example/2025/port',
    });
    for (const canonical of [
      'https://elsewhere.example/1',
      'https://news.example/',
      'javascript:alert(1)',
      '',
    ])
      expect(identify({ link, page: { url: link, canonical } })).toEqual(told);
    expect(identify({ link, page: { url: 'https://news.example/moved' } })).toEqual(told);
  });

  it('has addresses that can be sent and stored', () => {
    expect(identify({ link: 'https://news.example/a\ud800b\u0000c' }).link).toBe(
      'https://news.example/a%EF%BF%BDb%00c',
    );
  });
});
