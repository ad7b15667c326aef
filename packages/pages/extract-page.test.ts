import { describe, expect, it } from 'vitest';
import { htmlToText } from '@newswatch/feeds';
import { type Extracted, extractPage } from './extract-page.ts';

const URL_OF_PAGE = 'https://news.example/politics/1';
const sentence = 'Порты Актау и Алят договорились о новых паромах, и грузы пойдут быстрее, чем год назад. ';
const paragraph = (begin: string): string => `<p>${begin} ${sentence.repeat(3)}</p>`;

const page = (article: string, head = ''): string =>
  `<!doctype html><html lang="ru"><head><title>Порты</title>${head}</head><body>
  <nav><ul><li><a href="/">Главная</a></li><li><a href="/sport">Спорт</a></li></ul></nav>
  ${article}
  <footer><p>© Редакция</p></footer></body></html>`;

const ARTICLE = `<article><h1>Порты</h1>${['Первый.', 'Второй.', 'Третий.'].map(paragraph).join('')}</article>`;

const extract = (html: string, selectors = {}): Extracted =>
  extractPage({ html, url: URL_OF_PAGE, selectors });
function textOf(extracted: Extracted) {
  if (extracted.kind === 'found') return extracted.text;
  throw new RangeError(extracted.problem);
}

describe('the text of a page', () => {
  it('is that of the article, in paragraphs, without what surrounds it', () => {
    const text = htmlToText(textOf(extract(page(ARTICLE))).html);
    expect(text.split('\n\n').map((part) => part.split(' ')[0])).toEqual([
      'Порты',
      'Первый.',
      'Второй.',
      'Третий.',
    ]);
    expect(text).not.toMatch(/Главная|Спорт|Редакция/);
  });

  it.each([
    ['neither html nor body', ARTICLE],
    ['no body', `<html><head><title>x</title></head>${ARTICLE}</html>`],
    ['a head without html', `<head><title>x</title></head><body>${ARTICLE}`],
  ])('is found where the page has %s', (_, html) => {
    expect(textOf(extract(html)).html).toContain('Второй.');
  });

  it('is nothing where a page has more tags than memory may bear, though it has an article', () => {
    const many = { kind: 'nothing', problem: 'it has more than 100000 tags' };
    expect(extract(page(ARTICLE) + '<'.repeat(100_001))).toEqual(many);
    expect(extract(page(ARTICLE) + '<br>'.repeat(2_000))).toMatchObject({ kind: 'found' });
  });

  it('is nothing where there is no article', () => {
    const nothing = { kind: 'nothing', problem: 'it holds no article that is recognised' };
    expect(extract('')).toEqual(nothing);
    expect(extract('<p></p>')).toEqual(nothing);
  });
});

describe('what a page says of its article', () => {
  it('is its own address, its author and its date', () => {
    const head = `<link rel="canonical" href="/politics/one"><meta name="author" content=" Анна Ким ">
      <meta property="article:published_time" content="2025-10-20T10:00:00+05:00">`;
    expect(textOf(extract(page(ARTICLE, head)))).toMatchObject({
      url: URL_OF_PAGE,
      canonical: 'https://news.example/politics/one',
      author: 'Анна Ким',
      published: '2025-10-20T10:00:00+05:00',
    });
  });

  it('is left out where it is missing or no address of the web', () => {
    const head = '<link rel="canonical" href="javascript:alert(1)"><meta name="author" content=" ">';
    const text = textOf(extract(page(ARTICLE, head)));
    expect(Object.keys(text).toSorted()).toEqual(['html', 'title', 'url']);
  });
});

describe('the headline of a page', () => {
  const titleOf = (html: string): string | undefined => textOf(extract(html)).title;

  it('is what it shows to others, else its one heading, else its title', () => {
    const [og] = ['<meta property="og:title" content=" Паромы  пошли ">'];
    expect(titleOf(page(ARTICLE, og))).toBe('Паромы пошли');
    expect(titleOf(page(ARTICLE.replace('Порты', 'Новые <b>порты</b>')))).toBe('Новые порты');
    expect(titleOf(page(`<h1>Газета</h1>${ARTICLE.replace('Порты', 'Новые')}`))).toBe('Порты');
    expect(titleOf(ARTICLE.replace(/<h1>.*<\/h1>/, ''))).toBeUndefined();
  });
});

describe('selectors', () => {
  const html =
    page(`<div class=ad>Реклама</div><div class=story>${paragraph('Раз.')}<div class=ad>Купи</div></div>
    <div class=other>${paragraph('Чужое.').repeat(9)}</div><div class=story>Два.<b class=story>Три.</b></div>`);

  it('say where the text stands, in the order of the page, and nothing is there twice', () => {
    const text = htmlToText(textOf(extract(html, { content: '.story' })).html);
    expect(text).toMatch(/^Раз\. .*Купи\s+Два\.Три\.$/s);
    expect(text).not.toContain('Чужое');
  });

  it('take out what is no part of it', () => {
    const text = htmlToText(textOf(extract(html, { content: '.story', remove: ['.ad', 'b'] })).html);
    expect(text).not.toMatch(/Купи|Три/);
  });

  it('take out before the article is looked for, where no content is given', () => {
    expect(textOf(extract(html, { remove: ['.other'] })).html).not.toContain('Чужое');
  });

  it('that select nothing say so', () => {
    expect(extract(html, { content: '#absent' })).toEqual({
      kind: 'nothing',
      problem: 'nothing is selected by #absent',
    });
  });

  it('that are none are refused', () => {
    expect(() => extract(html, { content: 'p[[' })).toThrow(/./);
  });
});

describe('HTML that comes out', () => {
  const cleaned = (inner: string): string =>
    textOf(extract(page(`<div id=x>${inner}</div>`), { content: '#x' })).html;

  it('has no script, style, handler, form, frame nor foreign address', () => {
    const html = cleaned(`<p onclick="a()" style="x" class="y">а<script>b()</script><style>c</style></p>
      <iframe src="https://x.example"></iframe><form><input value=1></form><svg><script>d()</script></svg>
      <a href="javascript:e()">ссылка</a><img src="data:image/png;base64,x"><object>f</object><math><mi>g</mi></math>
      <a href="/next?a=1&b=2" onmouseover="h()">дальше</a><img src="//cdn.example/i.jpg" onerror="i()" alt="j">`);
    expect(html.replace(/\s+/g, ' ')).toBe(
      '<div><p>а</p> ссылка <a href="https://news.example/next?a=1&amp;b=2">дальше</a><img src="https://cdn.example/i.jpg"></div>',
    );
  });

  it('has its text escaped, whatever it was', () => {
    expect(cleaned('&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; "<')).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; &quot;',
    );
  });

  it('keeps the structure of paragraphs, lists and tables', () => {
    const kept =
      '<p>a<br>b</p><ul><li>c</li></ul><table><tr><td>d</td></tr></table><blockquote>e</blockquote>';
    expect(cleaned(`<section>${kept}</section>`)).toBe(`<div><div>${kept}</div></div>`);
  });

  it('ends where no article would go on', () => {
    expect(cleaned(`<p>${'слово '.repeat(60_000)}</p><p>конец</p>`).length).toBeLessThan(151_000);
  });
});
