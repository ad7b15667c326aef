import { type Span, markedPieces } from '@newswatch/domain';

/**
 * HTML and XML that cannot be broken out of: whatever is put into a template is escaped, unless it is markup itself.
 * For text and for attribute values in double quotes; nothing may be put into scripts, styles or names.
 */
const SAFE = Symbol('markup');
export interface Markup {
  readonly [SAFE]: string;
}
export type Insertable = string | number | Markup | readonly Markup[];

export function markup(parts: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  const text = parts.map((part, index) => part + inserted(values[index] ?? ''));
  return { [SAFE]: text.join('') };
}

export const textOf = (safe: Markup): string => safe[SAFE];

/** Not escaped: for constants of our own, such as a style sheet. */
export const ownText = (text: string): Markup => ({ [SAFE]: text });

function inserted(value: Insertable): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeMarkup(String(value));
  return SAFE in value ? value[SAFE] : value.map(textOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 (section 2.2) allows no document to hold; U+0000 and lone surrogates are no better in HTML. */
const FORBIDDEN = /[^\t\n\r\u0020-\uFFFD]/g;

const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Text with the given ranges in `<mark>`. Ranges that overlap or leave the text do no harm. */
export const marked = (text: string, spans: readonly Span[]): Markup =>
  markup`${markedPieces(text, spans).map((piece) =>
    piece.marked ? markup`<mark>${piece.text}</mark>` : markup`${piece.text}`,
  )}`;

/** A link that leads to the web; anything else (javascript:, data:) stays text. */
export function linked(content: Markup, href: string | undefined): Markup {
  const url = URL.parse(href ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) return content;
  return markup`<a href="${url.href}" rel="noreferrer noopener">${content}</a>`;
}
