import { htmlToText } from '@newswatch/feeds';
import { anItem } from '@newswatch/testkit';
import { feedId } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { displayHtml } from './display-html.ts';
import { toArticle } from './to-article.ts';

const url = 'https://news.example/rss.xml';

/** The article of an item with this content. */
function articleOf(content: string) {
  const article = toArticle({
    feed: { id: feedId(url), url },
    item: anItem({ title: 'Порт', summary: '', content }),
    fetchedAt: '2025-10-20T10:00:00.000Z',
    backlog: false,
  });
  if (article === undefined) throw new TypeError('there is none');
  return article;
}

describe('HTML for display', () => {
  it.each([
    ['paragraphs', '<p>Порт растёт.</p><p>Это хорошо.</p>', '<p>Порт растёт.</p><p>Это хорошо.</p>'],
    ['lines', '<p>Раз<br>два</p><p>A &amp; B &lt;b&gt;</p>', '<p>Раз<br />два</p><p>A &amp; B &lt;b&gt;</p>'],
    ['no markup', 'Порт & море\n\n2 > 1', '<p>Порт &amp; море</p><p>2 &gt; 1</p>'],
  ])('is made of the text where the item says no more: %s', (_, content, shown) => {
    const article = articleOf(content);
    expect(article.html).toBeUndefined();
    expect(displayHtml(article)).toBe(shown);
    expect(htmlToText(shown)).toBe(article.text);
  });

  it('is that of the item where it says more', () => {
    const article = articleOf('<p>Порт <a href="https://news.example/a">Актау</a> <b>растёт</b>.</p>');
    expect(displayHtml(article)).toBe(article.html);
    expect(article.html).toContain('<a href="https://news.example/a">');
  });

  it('has what is left out where it stood', () => {
    const lines = [
      'Фото: ТАСС',
      'БАКУ /Trend/ - Порт растёт.',
      'Это хорошо.',
      'Подписывайтесь на наш Telegram',
    ];
    const content = lines.map((line) => `<p>${line}</p>`).join('');
    const article = articleOf(content);
    expect(article.html).toBeUndefined();
    expect(article.text).toBe('Порт растёт.\n\nЭто хорошо.');
    expect(displayHtml(article)).toBe(content);
  });

  it('is empty where there is no text', () => {
    expect(displayHtml({ text: '' })).toBe('');
  });
});
