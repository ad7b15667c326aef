import { NewswatchError } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { readJsonFeed } from './read-json-feed.ts';

const url = 'https://news.example/feeds/all.json';
const read = (document: unknown) =>
  readJsonFeed(typeof document === 'string' ? document : JSON.stringify(document), { url });
const refusal = (text: string): NewswatchError | undefined => {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return error instanceof NewswatchError ? error : undefined;
  }
};

describe('a JSON Feed', () => {
  it('of version 1.1 is read with all that a reader needs', () => {
    const { format, feed, items } = read({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Порт',
      home_page_url: '/ru/',
      description: 'Новости порта',
      language: 'ru',
      authors: [{ name: 'Редакция' }],
      items: [
        {
          id: 'a-1',
          url: '/ru/a-1',
          external_url: 'https://other.example/x',
          title: 'Порт Актау принял паром',
          content_html: '<p>Паром прибыл.</p>',
          content_text: 'Паром прибыл.',
          summary: 'Паром',
          image: '/i/a.JPG',
          date_published: '2025-10-20T10:00:00+05:00',
          date_modified: '2025-10-20T11:00:00+05:00',
          language: 'ru',
          authors: [{ name: 'А. Б.' }, { url: 'https://x.example' }, { name: 'В. Г.' }],
          tags: ['порт', ' порт ', 'паром'],
          attachments: [{ url: 'a.mp3', mime_type: 'audio/mpeg' }, { mime_type: 'x/y' }, 7],
        },
      ],
    });
    expect(format).toBe('json');
    expect(feed).toEqual({
      title: 'Порт',
      link: 'https://news.example/ru/',
      subtitle: 'Новости порта',
      language: 'ru',
    });
    expect(items).toEqual([
      {
        guid: 'a-1',
        link: 'https://news.example/ru/a-1',
        title: 'Порт Актау принял паром',
        summary: 'Паром',
        content: '<p>Паром прибыл.</p>',
        author: 'А. Б., В. Г.',
        published: '2025-10-20T10:00:00+05:00',
        updated: '2025-10-20T11:00:00+05:00',
        language: 'ru',
        tags: ['порт', 'паром'],
        enclosures: [
          { url: 'https://news.example/feeds/a.mp3', type: 'audio/mpeg' },
          { url: 'https://news.example/i/a.JPG', type: 'image/jpeg' },
        ],
      },
    ]);
  });

  it('of version 1 may have numbers for ids, and one author', () => {
    const { items } = read({
      version: 'https://jsonfeed.org/version/1',
      items: [{ id: 17, author: { name: 'А. Б.' }, external_url: 'https://other.example/x' }],
    });
    expect(items).toMatchObject([{ guid: '17', author: 'А. Б.', link: 'https://other.example/x' }]);
  });

  it('whose id is an address needs no other link', () => {
    expect(read({ items: [{ id: 'https://news.example/7', title: 'x' }] }).items).toMatchObject([
      { guid: 'https://news.example/7', link: 'https://news.example/7' },
    ]);
  });

  it('with plain text keeps its signs and its line breaks', () => {
    const [item] = read({ items: [{ id: '1', content_text: 'Цена < 5 & > 3\nвчера\n\nКонец' }] }).items;
    expect(htmlToText(item?.content ?? '')).toBe('Цена < 5 & > 3\nвчера\n\nКонец');
  });

  it('keeps what is readable of an entry, and all other entries, when something in it is wrong', () => {
    const { items } = read({
      title: 7,
      items: [
        null,
        'x',
        [],
        {},
        { id: '', title: ' ' },
        { id: {}, title: 'Без номера', tags: 'x', attachments: {}, authors: 'А' },
        { id: '2', title: ['нет'], url: 'http://', date_published: 5 },
        { id: '3', title: 'Хорошая', image: 'http://' },
      ],
    });
    expect(items).toEqual([
      { title: 'Без номера', tags: [], enclosures: [] },
      { guid: '2', link: 'http://', tags: [], enclosures: [] },
      { guid: '3', title: 'Хорошая', tags: [], enclosures: [] },
    ]);
  });

  it('that names __proto__ changes nothing else', () => {
    const text =
      '{"__proto__":{"title":"чужой"},"items":[{"__proto__":{"content_html":"x","polluted":1},"id":"1"}]}';
    const { feed, items } = read(text);
    expect(feed.title).toBeUndefined();
    expect(items).toEqual([{ guid: '1', tags: [], enclosures: [] }]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['', 'feed-broken'],
    ['{"items":[{"id":"1"', 'feed-broken'],
    ['['.repeat(200_000), 'feed-broken'],
    ['{"a":1}', 'not-a-feed'],
    ['[]', 'not-a-feed'],
    ['null', 'not-a-feed'],
  ])('is refused with a reason: %.20s', (text, code) =>
    expect(refusal(text)).toMatchObject({ code, details: { url } }),
  );

  it('may begin with a byte order mark', () => {
    expect(read('\uFEFF{"items":[{"id":"1"}]}').items).toHaveLength(1);
  });
});
