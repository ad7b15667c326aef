import { NewswatchError, type PageSelectors } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { publishedOf } from './published.ts';
import { readPage } from './read-page.ts';

const url = 'https://ministry.example/press/list.html';
const read = (html: string, selectors: PageSelectors, strict = false) =>
  readPage(html, { url, selectors, strict });
const refusal = (html: string, selectors: PageSelectors, strict = false): NewswatchError | undefined => {
  try {
    read(html, selectors, strict);
    return undefined;
  } catch (error) {
    return error instanceof NewswatchError ? error : undefined;
  }
};

const PAGE = `<!DOCTYPE html><html lang="ru-RU"><head><title> Пресс-служба &amp; Ко </title><base href="/ru/"></head><body>
<div class="news"><a href="1"><img data-src="/i/1.jpg" src="data:x"></a><h3><a href="1">Порт  принял
  паром</a></h3><span class="d">20 октября 2025, 14:35 | Экономика</span><div class="s"><p>Паром <b>прибыл</b>.</p></div></div>
<div class="news"><h3><a href="https://other.example/2">Второй &laquo;рейс&raquo;</a></h3><span class="d">Опубликовано: 19.10.2025 09:10</span></div>
<div class="news"><h3><a href="javascript:x">Третий</a></h3></div>
<div class="news"><h3>Без ссылки</h3></div>
<div class="news"><a href="1">Повтор</a></div>
<div class="news"><a href="4" title="Подсказка"><img src="4.png"></a><time datetime="2025-10-18T10:00:00+05:00">позавчера</time></div>`;

describe('a page without a feed', () => {
  it('gives items by their selectors', () => {
    const { format, feed, items } = read(PAGE, { item: '.news', link: 'h3 a', date: '.d', summary: '.s' });
    expect(format).toBe('html');
    expect(feed).toEqual({ title: 'Пресс-служба & Ко', link: url, language: 'ru-RU' });
    expect(items).toEqual([
      {
        link: 'https://ministry.example/ru/1',
        title: 'Порт принял паром',
        published: '20 октября 2025, 14:35',
        summary: '<p>Паром <b>прибыл</b>.</p>',
        tags: [],
        enclosures: [{ url: 'https://ministry.example/i/1.jpg', type: 'image/jpeg' }],
      },
      {
        link: 'https://other.example/2',
        title: 'Второй «рейс»',
        published: '19.10.2025 09:10',
        tags: [],
        enclosures: [],
      },
    ]);
  });

  it('needs but the selector of its items', () => {
    const { items } = read(PAGE, { item: '.news' });
    expect(items.map(({ link, title, published }) => ({ link, title, published }))).toEqual([
      { link: 'https://ministry.example/ru/1', title: 'Порт принял паром', published: undefined },
      { link: 'https://other.example/2', title: 'Второй «рейс»', published: undefined },
      { link: 'https://ministry.example/ru/4', title: 'Подсказка', published: '2025-10-18T10:00:00+05:00' },
    ]);
  });

  it('may have items that are links themselves', () => {
    const html =
      '<a class=c href="/a"><time>вчера, 09:10</time><h2>Заголовок</h2><p>Текст</p></a><a class=c href="/b">Просто</a>';
    expect(read(html, { item: 'a.c' }).items).toMatchObject([
      { link: 'https://ministry.example/a', title: 'Заголовок', published: 'вчера, 09:10' },
      { link: 'https://ministry.example/b', title: 'Просто' },
    ]);
  });

  it('has dates in the zone of the feed, relative ones too', () => {
    const html = '<li><a href="/a">Новость</a> <i>вчера, 09:10</i></li>';
    const [item] = read(html, { item: 'li', date: 'i' }).items;
    const context = { fetchedAt: '2025-10-20T10:00:00.000Z', timezone: 'Asia/Baku' };
    expect(item && publishedOf(item, context).publishedAt).toBe('2025-10-19T05:10:00.000Z');
  });

  it.each([
    [
      { item: '.none' },
      { code: 'selector-finds-nothing', details: { url, what: 'item', selector: '.none' } },
    ],
    [
      { item: '.news', link: '.x' },
      { code: 'selector-finds-nothing', details: { what: 'link' } },
    ],
    [
      { item: '.news', title: '.x' },
      { code: 'selector-finds-nothing', details: { what: 'title' } },
    ],
    [{ item: ':::' }, { code: 'selector-invalid', details: { selector: ':::' } }],
    [
      { item: '.news', title: 'a[' },
      { code: 'selector-invalid', details: { selector: 'a[' } },
    ],
    [{ item: '.news:nope(1)' }, { code: 'selector-invalid' }],
  ])('says what is wrong with %j', (selectors, expected) => {
    expect(refusal(PAGE, selectors)).toMatchObject(expected);
  });

  it('still gives news when its dates are not found any more', () => {
    expect(read(PAGE, { item: '.news', date: '.x' }).items).toHaveLength(3);
  });

  it('that is tried says also when a date or a summary is not found', () => {
    expect(refusal(PAGE, { item: '.news', date: '.x' }, true)).toMatchObject({ details: { what: 'date' } });
    expect(refusal(PAGE, { item: '.news', summary: '.x' }, true)).toMatchObject({
      details: { what: 'summary' },
    });
  });

  it.each([
    ['nested without end', `${'<div class="n">'.repeat(100_000)}<a href="/a">x</a>`],
    ['of a million tags', '<p class="n"><a href="/a">x</a></p>'.repeat(300_000)],
    ['of broken tags', '<p class="n" <a <b'.repeat(100_000)],
  ])('%s is answered in time', (_, html) => {
    const started = performance.now();
    refusal(html, { item: '.n', link: 'a', title: 'a', date: 'i' });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
