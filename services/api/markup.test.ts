import { describe, expect, it } from 'vitest';
import { linked, marked, markup, textOf } from './markup.ts';

describe('markup', () => {
  it('escapes whatever is put in, and nothing twice', () => {
    const inner = markup`<b title="${'" onclick="x'}">${'<script>&'}</b>`;
    expect(textOf(markup`<p>${inner}${[inner]}${7}</p>`)).toBe(
      '<p><b title="&quot; onclick=&quot;x">&lt;script&gt;&amp;</b>'.repeat(1) +
        '<b title="&quot; onclick=&quot;x">&lt;script&gt;&amp;</b>7</p>',
    );
  });

  it('replaces what no document may hold', () => {
    expect(textOf(markup`${'a\u0000b\u001Bc\uFFFEd\uD800e\n😀'}`)).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\n😀');
  });
});

describe('marks', () => {
  it('stand around the forms found', () => {
    const text = 'о <Среднем> коридоре';
    expect(textOf(marked(text, [{ start: 2, end: 11 }]))).toBe('о <mark>&lt;Среднем&gt;</mark> коридоре');
  });

  it.each([
    [
      [
        { start: 2, end: 4 },
        { start: 0, end: 3 },
      ],
      '<mark>abcd</mark>ef',
    ],
    [[{ start: 4, end: 99 }], 'abcd<mark>ef</mark>'],
    [[{ start: 3, end: 3 }], 'abcdef'],
  ])('never double or lose text: %j', (spans, expected) => {
    expect(textOf(marked('abcdef', spans))).toBe(expected);
  });
});

describe('a link', () => {
  const text = markup`x`;

  it('leads to the web', () => {
    expect(textOf(linked(text, 'https://a.example/"><b>'))).toBe(
      '<a href="https://a.example/%22%3E%3Cb%3E" rel="noreferrer noopener">x</a>',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:x', 'not a url', undefined])(
    'to %s is none',
    (href) => {
      expect(textOf(linked(text, href))).toBe('x');
    },
  );
});
