import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { itemBody, readBody } from './item-body.ts';

const BASE = 'https://news.example/2025/1';
const read = (content: string) => readBody({ content, tags: [], enclosures: [] }, BASE);

describe('the body of an item', () => {
  it('is the longer of content and summary', () => {
    const item = {
      summary: 'Это полный текст новости.',
      content: '<b>Кратко.</b>',
      tags: [],
      enclosures: [],
    };
    expect(itemBody(item)).toBe('Это полный текст новости.');
    expect(readBody(item, BASE)).toEqual({ text: 'Это полный текст новости.', links: new Set() });
  });

  it('is fit to be shown, with absolute links and images', () => {
    expect(
      read('<p onclick="x()">Порт <a href="/a">Актау</a></p><script>x</script><img src="i.jpg">'),
    ).toEqual({
      text: 'Порт Актау',
      html: '<p>Порт <a href="https://news.example/a">Актау</a></p><img src="https://news.example/2025/i.jpg" />',
      links: new Set(['Актау']),
    });
  });

  it('is HTML where it was escaped twice, too', () => {
    expect(read('&lt;p&gt;Один&lt;/p&gt;&lt;p&gt;Два&lt;/p&gt;')).toMatchObject({
      text: 'Один\n\nДва',
      html: '<p>Один</p><p>Два</p>',
    });
    expect(read('<p>&amp;laquo;Актау&amp;raquo;</p>').html).toBe('<p>«Актау»</p>');
  });

  it('stays escaped where that was meant', () => {
    expect(read('<p>&amp;lt;script&amp;gt;x&amp;laquo;</p>').html).not.toContain('<script');
    expect(read('<p>пишут &lt;b&gt; так</p>').html).toBe('<p>пишут &lt;b&gt; так</p>');
  });

  it('has no HTML where there is none, or too much, or only an image', () => {
    expect(read('Один\n\nДва < три')).toEqual({ text: 'Один\n\nДва < три', links: new Set() });
    expect(read(`<p>${'слово '.repeat(20_000)}</p>`).html).toBeUndefined();
    expect(read('<img src="a.png">')).toMatchObject({ text: '' });
  });

  it('has every word that the markup has, and is the text of its HTML', () => {
    const tags = [
      'p',
      'div',
      'b',
      'a',
      'form',
      'article',
      'custom',
      'body',
      'table',
      'td',
      'br',
      'ul',
      'li',
      'svg',
      'x:y',
    ];
    const piece = fc.oneof(
      fc.constantFrom(
        'Средний ',
        'коридор',
        ' порт',
        '&laquo;',
        '&amp;laquo;',
        '&lt;',
        '\n\n',
        '<',
        '>',
        '\u0000',
      ),
      fc
        .constantFrom(...tags)
        .chain((tag) => fc.constantFrom(`<${tag}>`, `</${tag}>`, `<${tag}/>`, `<${tag} title="<p>">`)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const markup = pieces.join('');
        const { text, html } = read(markup);
        expect(text.split(/\s+/u)).toEqual(htmlToText(markup).split(/\s+/u));
        expect(html === undefined ? text : htmlToText(html)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
