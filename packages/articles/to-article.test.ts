import { type EventData, type Item, articleId, feedId } from '@newswatch/domain';
import { anItem } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { toArticle } from './to-article.ts';

const FEED = { id: feedId('https://www.news.example/rss.xml'), url: 'https://www.news.example/rss.xml' };
const FETCHED = '2025-10-20T10:00:00.000Z';

const fetched = (item: Partial<Item>, more: Partial<EventData<'item.fetched'>> = {}) =>
  toArticle({ feed: FEED, item: anItem(item), fetchedAt: FETCHED, backlog: false, ...more });

describe('toArticle', () => {
  it('takes the longer of content and summary as plain text with its paragraphs', () => {
    const article = fetched({
      summary: 'Коротко.',
      content: '<p>Порт <b>Актау</b> растёт.</p><script>alert(1)</script><p>Второй абзац&nbsp;тут.</p>',
    });
    expect(article?.text).toMatch(/^Порт Актау растёт\.\n\nВторой абзац[\s\u00a0]тут\.$/u);
    expect(fetched({ summary: 'Это полный текст новости.', content: 'Кратко.' })?.text).toBe(
      'Это полный текст новости.',
    );
  });

  it('writes the title on one line without markup', () => {
    expect(fetched({ title: ' Порт <b>Актау</b>\n растёт &amp; строится ' })?.title).toBe(
      'Порт Актау растёт & строится',
    );
  });

  it('takes headline and date of its page where the item has none, and stays the same article', () => {
    const link = 'https://news.google.com/rss/articles/CBMi';
    const { title: _title, published: _published, ...bare } = anItem({ link });
    const page = {
      url: 'https://news.example/1',
      title: 'Паромы &amp; порты',
      published: '2025-10-19 09:00',
    };
    const known = toArticle({ feed: FEED, item: bare, fetchedAt: FETCHED, backlog: false });
    const whole = toArticle({ feed: FEED, item: { ...bare, page }, fetchedAt: FETCHED, backlog: false });
    expect(whole).toMatchObject({
      id: known?.id,
      title: 'Паромы & порты',
      publishedAt: '2025-10-19T09:00:00.000Z',
      publishedFrom: 'page',
    });
  });

  it('takes the dateline out of the text', () => {
    const article = fetched({
      content: '<p>БАКУ /Trend/ - Страны делают шаг к укреплению сотрудничества.</p>',
    });
    expect(article?.text).toBe('Страны делают шаг к укреплению сотрудничества.');
    expect(article?.dateline).toEqual({ place: 'БАКУ', agency: 'Trend' });
  });

  it('removes what cannot be stored, sent or shown', () => {
    const article = fetched({
      title: 'Порт\u0000 Ак\ud800тау',
      summary: 'Текст \u001b[31mкрасный, длиннее заголовка',
    });
    expect(article?.title).toBe('Порт Актау');
    expect(article?.text).toBe('Текст [31mкрасный, длиннее заголовка');
  });

  it('keeps emoji, which are whole surrogate pairs', () => {
    expect(fetched({ title: 'Победа 🏆' })?.title).toBe('Победа 🏆');
  });

  it('is identified by its canonical URL, whatever tracking parameters the link has', () => {
    const one = fetched({ link: 'https://www.news.example/1?utm_source=rss' });
    const other = fetched({ link: 'https://www.news.example/1', guid: 'something else' });
    expect(one?.id).toBe(other?.id);
    expect(one?.link).toBe('https://www.news.example/1?utm_source=rss');
    expect(one?.canonicalUrl).toBe('https://www.news.example/1');
  });

  it('is identified by feed and guid without a link, by feed and title without either', () => {
    const { link: _link, ...linkless } = anItem();
    const { guid: _guid, ...bare } = linkless;
    const identify = (item: Item) => toArticle({ feed: FEED, item, fetchedAt: FETCHED, backlog: false })?.id;
    expect(identify(linkless)).toBe(articleId(FEED.id, 'item-1'));
    expect(identify(bare)).toBe(identify({ ...bare, summary: 'Другой текст.' }));
    expect(identify(bare)).not.toBe(identify({ ...bare, title: 'Другой заголовок' }));
  });

  it.each([
    '',
    ' ',
    '#',
    'https://www.news.example/rss.xml',
    'https://www.news.example/',
    'https://www.news.example/#7',
  ])('is not identified by the link «%s», which many items share', (link) => {
    expect(fetched({ link })?.id).toBe(articleId(FEED.id, 'item-1'));
  });

  it('keeps items apart that have nothing but a text', () => {
    const identify = (summary: string) => fetched({ link: '', guid: '', title: '', summary })?.id;
    expect(identify('Первое сообщение.')).not.toBe(identify('Второе сообщение.'));
  });

  it('takes a script for no link', () => {
    const article = fetched({ link: 'javascript:alert(1)' });
    expect(article?.link).toBeUndefined();
    expect(article?.id).toBe(articleId(FEED.id, 'item-1'));
  });

  it('makes a relative link absolute', () => {
    expect(fetched({ link: '/news/7' })?.link).toBe('https://www.news.example/news/7');
  });

  it('names the outlet by the host of the link without www, else by that of the feed', () => {
    expect(fetched({ link: 'https://www.trend.example/a' })?.source).toBe('trend.example');
    expect(fetched({ link: 'https://новости.рф/a' })?.source).toBe('новости.рф');
    expect(fetched({ link: 'mailto:desk@news.example' })?.source).toBe('news.example');
  });

  it.each([
    ['Mon, 20 Oct 2025 09:58:00 GMT', '2025-10-20T09:58:00.000Z', 'item'],
    ['Tue, 21 Oct 2025 09:58:00 GMT', '2025-10-21T09:58:00.000Z', 'item'],
    ['Tue, 21 Oct 2025 10:02:00 GMT', FETCHED, 'fetch'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', FETCHED, 'fetch'],
    ['скоро', FETCHED, 'fetch'],
  ])('published «%s» is %s, by the %s', (published, at, from) => {
    expect(fetched({ published })).toMatchObject({
      publishedAt: at,
      publishedFrom: from,
      fetchedAt: FETCHED,
    });
  });

  it('falls back to the date of the last change', () => {
    const article = fetched({ published: 'Thu, 01 Jan 1970 00:00:00 GMT', updated: '2025-10-20T08:00:00Z' });
    expect(article).toMatchObject({ publishedAt: '2025-10-20T08:00:00.000Z', publishedFrom: 'item' });
  });

  it('has another version when its text changes, and the same id', () => {
    const [one, other] = [
      fetched({ summary: 'Первый текст новости.' }),
      fetched({ summary: 'Второй текст новости.' }),
    ];
    expect(one?.id).toBe(other?.id);
    expect(one?.version).not.toBe(other?.version);
  });

  it('carries tags once each, author, declared language and whether it is backlog', () => {
    const article = fetched(
      { tags: ['Порты', ' Порты ', ''], author: 'А. Автор', language: 'ru' },
      { backlog: true, feed: { ...FEED, title: 'Лента', language: 'kk' } },
    );
    expect(article).toMatchObject({
      tags: ['Порты'],
      author: 'А. Автор',
      declaredLanguage: 'ru',
      backlog: true,
    });
    expect(article?.feed).toEqual({ id: FEED.id, title: 'Лента' });
  });

  it('declares no language that is none', () => {
    expect(fetched({ language: 'ru\0' })?.declaredLanguage).toBeUndefined();
    expect(fetched({ language: 'русский' }, { feed: { ...FEED, language: 'ru-RU' } })?.declaredLanguage).toBe(
      'ru-RU',
    );
  });

  it('has HTML for display whose text is the text, and images', () => {
    const article = fetched({
      summary: '',
      content: '<p onclick="x()">Порт <a href="/a">Актау</a> растёт.</p><img src="/i.jpg" alt="Порт">',
      enclosures: [{ url: 'https://cdn.example/1.jpg', type: 'image/jpeg' }],
    });
    expect(article).toMatchObject({
      text: 'Порт Актау растёт.',
      html: '<p>Порт <a href="https://news.example/a">Актау</a> растёт.</p><img src="https://news.example/i.jpg" alt="Порт" />',
      images: [{ url: 'https://cdn.example/1.jpg' }, { url: 'https://news.example/i.jpg', alt: 'Порт' }],
    });
    expect(fetched({ summary: 'Без разметки, но длинно.' })?.html).toBeUndefined();
  });

  it('says what is left out of the text and where it stood', () => {
    const paragraphs = [
      'Фото: ТАСС',
      'БАКУ /Trend/ - Порт растёт.',
      'Это хорошо.',
      'Подписывайтесь на наш Telegram',
    ];
    const article = fetched({ summary: '', content: paragraphs.map((one) => `<p>${one}</p>`).join('') });
    expect(article?.text).toBe('Порт растёт.\n\nЭто хорошо.');
    expect(article?.leftOut).toEqual([
      { kind: 'image-credit', at: 0, text: 'Фото: ТАСС\n\n' },
      { kind: 'dateline', at: 0, text: 'БАКУ /Trend/ - ' },
      { kind: 'subscription', at: 25, text: '\n\nПодписывайтесь на наш Telegram' },
    ]);
  });

  it('puts a line between dateline and text back where it stood', () => {
    const content = '<p>Baku, October 20, AZERTAC</p><p><a href="/1">Read more</a></p><p>The port grows.</p>';
    expect(fetched({ summary: '', content })).toMatchObject({
      text: 'The port grows.',
      leftOut: [
        { kind: 'dateline', at: 0, text: 'Baku, October 20, AZERTAC' },
        { kind: 'read-more', at: 0, text: '\n\nRead more' },
        { kind: 'dateline', at: 0, text: '\n\n' },
      ],
    });
  });

  it('is the same version while only what is left out changes', () => {
    const versions = ['Один', 'Два'].map(
      (other) =>
        fetched({ summary: '', content: `<p>Порт растёт.</p><p>Читайте также: ${other}</p>` })?.version,
    );
    expect(versions[0]).toBe(versions[1]);
  });

  it('is the same article in its next version when the text of its page comes', () => {
    const teaser = fetched({});
    const whole = fetched({
      content: '<p>Весь <a href="a">текст</a> страницы.</p>'.repeat(9),
      page: { url: 'https://news.example/moved/1', canonical: 'https://news.example/1-port' },
    });
    expect(whole?.id).toBe(teaser?.id);
    expect(whole?.version).not.toBe(teaser?.version);
    expect(whole).toMatchObject({ canonicalUrl: 'https://news.example/1-port', textFrom: 'page' });
    expect(whole?.html).toContain('https://news.example/moved/a');
    expect(teaser?.textFrom).toBeUndefined();
  });

  it('holds nothing that cannot be stored, in none of its fields', () => {
    const odd = 'а\u0000б\ud800в';
    const article = fetched(
      {
        guid: odd,
        link: `https://news.example/${odd}`,
        title: odd,
        summary: '',
        content: `<p title="${odd}">${odd}</p><img src="/${odd}" alt="${odd}"><p>&#0;&#xD800;</p>`,
        author: odd,
        outlet: odd,
        tags: [odd],
        enclosures: [{ url: `https://cdn.example/${odd}.jpg`, type: 'image/jpeg' }],
        page: { url: `https://news.example/${odd}`, canonical: `https://news.example/${odd}` },
      },
      { feed: { ...FEED, title: odd } },
    );
    expect(JSON.stringify(article)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    expect(article).toMatchObject({ author: 'абв', outlet: 'абв', tags: ['абв'], feed: { title: 'абв' } });
    expect(article?.html).toContain('абв');
  });

  it('is nothing without title and text', () => {
    expect(fetched({ title: '<br>', summary: ' ', content: '<img src="a.png">' })).toBeUndefined();
  });
});
