import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('HTML as text', () => {
  it.each([
    ['<p>Один</p><p>Два</p>', 'Один\n\nДва'],
    ['<p>Один</p>\n\n  <p>Два</p>\n', 'Один\n\nДва'],
    ['<div><div>Один</div></div>Два', 'Один\n\nДва'],
    ['Один<br>Два<br/><br>Три', 'Один\nДва\n\nТри'],
    ['<h1>Заголовок</h1>текст', 'Заголовок\n\nтекст'],
    ['<ul><li>а</li><li>б</li></ul>', 'а\n\nб'],
    ['<table><tr><td>а</td><td>б</td></tr><tr><td>в</td></tr></table>', 'а б\nв'],
    ['<p>перенос\nв   строке</p>', 'перенос в строке'],
    ['<p><b>Сред</b>ний <a href="x">коридор</a></p>', 'Средний коридор'],
    ['<p>Один.</p><p>&nbsp;</p><p>Два.</p>', 'Один.\n\nДва.'],
    ['<ins>Один</ins> <small>два</small>', 'Один два'],
  ])('keeps paragraphs: %s', (html, text) => expect(htmlToText(html)).toBe(text));

  it.each([
    ['<p>а</p><script>alert("<p>x</p>")</script><style>p{}</style><p>б</p>', 'а\n\nб'],
    ['а<iframe src="x">y</iframe><noscript><img src=x></noscript>б', 'аб'],
    ['а<!-- <p>нет</p> -->б', 'аб'],
    ['<p>а</p><iframe src="x"/><script src="y"/><p>б</p>', 'а\n\nб'],
    ['<p>а<img src="x" alt="нет">б', 'аб'],
  ])('drops what is not text: %s', (html, text) => expect(htmlToText(html)).toBe(text));

  it.each([
    ['Порт &laquo;Актау&raquo;', 'Порт «Актау»'],
    ['Порт &amp;laquo;Актау&amp;raquo; &amp;amp; Курык', 'Порт «Актау» & Курык'],
    ['AT&amp;T &#1050;&#x43E;', 'AT&T Ко'],
    ['&lt;p&gt;Один&lt;/p&gt;&lt;p&gt;Два&lt;/p&gt;', 'Один\n\nДва'],
    ['<p>пишут &lt;b&gt; так</p>', 'пишут <b> так'],
  ])('decodes entities, twice where they were escaped twice: %s', (html, text) =>
    expect(htmlToText(html)).toBe(text),
  );

  it.each([
    ['Один\n\nДва', 'Один\n\nДва'],
    ['  Один \r\n \r\n\r\n Два  три ', 'Один\n\nДва три'],
    ['5 < 6 и 7 > 2, R&D', '5 < 6 и 7 > 2, R&D'],
    ['Агентство <Trend> сообщает', 'Агентство <Trend> сообщает'],
    ['', ''],
  ])('leaves plain text as it is: %j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('takes control characters and lone surrogates out', () =>
    expect(htmlToText('a\0b\ud800c&#27;[31md')).toBe('abc[31md'));

  it('is cut at the 20 000th tag, so that no nesting holds the process', () => {
    const started = performance.now();
    expect(htmlToText(`<p>Начало</p>${'<div>'.repeat(200_000)}конец`)).toBe('Начало');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
