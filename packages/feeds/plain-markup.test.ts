import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { plainPieces, surelyTold } from './plain-markup.ts';
import { sanitizeHtml } from './sanitize-html.ts';

/** Nobody sees it, and it makes of plain markup some that has to be parsed. */
const COMMENT = '<!---->';

const text = fc.stringMatching(/^[а-яa-zё \t\r\n\f\u00a0.,"'/=-]{0,12}$/);
const inline = fc.letrec<{ run: string; element: string }>((tie) => ({
  run: fc
    .array(fc.oneof(text, fc.constant('<br />'), tie('element')), { maxLength: 3 })
    .map((all) => all.join('')),
  element: fc
    .tuple(fc.constantFrom('b', 'i', 'em', 'strong', 'u'), tie('run'))
    .map(([name, inside]) => `<${name}>${inside}</${name}>`),
})).run;
const markup = fc
  .array(
    fc.oneof(
      inline,
      inline.map((inside) => `<p>${inside}</p>`),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.join(''))
  .filter((html) => html.includes('<'));

describe('plain markup', () => {
  it('is read and sanitized without a parser as by one', () => {
    fc.assert(
      fc.property(markup, (html) => {
        expect(plainPieces(html)).toBeDefined();
        expect(plainPieces(html + COMMENT)).toBeUndefined();
        expect(htmlToText(html)).toBe(htmlToText(html + COMMENT));
        expect(sanitizeHtml(html)).toBe(sanitizeHtml(html + COMMENT));
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells as much at least as is counted, and has long texts counted without blanks', () => {
    const any = fc.string({ unit: 'binary', maxLength: 30 }).map((within) => within.replace(/[&<>]/gu, ''));
    fc.assert(
      fc.property(
        fc.oneof(
          markup,
          any.map((within) => `<p>${within}</p>`),
        ),
        (html) => {
          expect(surelyTold(html, 1)).toBeLessThanOrEqual(htmlToText(html).length);
          expect(surelyTold(html, 20)).toBeLessThanOrEqual(htmlToText(html).length);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(surelyTold(`<p>Порт ${'Баку '.repeat(500)}</p><script>`, 600)).toBe(0);
    expect(surelyTold(`<p>${'Баку '.repeat(500)}</p>`, 600)).toBe(600);
    expect(surelyTold(`<p>${'Баку '.repeat(500)}</p>`, 6_000)).toBe(0);
    expect(surelyTold(`<p>${' '.repeat(5_000)}Баку</p>`, 600)).toBe(4);
  });

  it.each([
    'Порт',
    '<p>Порт',
    '<p>Порт</b>',
    '<b><p>Порт</p></b>',
    '<p><p>Порт</p></p>',
    '</p><p>Порт</p>',
    '<p class="x">Порт</p>',
    '<P>Порт</P>',
    '<p>Порт<br>Актау</p>',
    '<p>Порт &amp; Актау</p>',
    '<p>5 < 6</p>',
    '<p>7 > 6</p>',
    '<p>Порт</p><script>x</script>',
    '<div>Порт</div>',
  ])(
    'has no attribute, no reference, nothing but paragraphs and emphasis, and ends what it begins: %s',
    (html) => expect(plainPieces(html)).toBeUndefined(),
  );
});
