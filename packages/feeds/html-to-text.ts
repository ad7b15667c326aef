import { Parser } from 'htmlparser2';
import { boundedHtml } from './bounded-html.ts';
import { plainPieces } from './plain-markup.ts';

/**
 * HTML to plain text: paragraphs and other blocks parted by one blank line, `br` and table rows by a line break,
 * entities decoded, scripts, styles and embedded frames dropped. Text without any element keeps its own blank lines.
 *
 * What was escaped twice is decoded once more: many systems publish `&amp;laquo;` for «, and whole articles as
 * `&lt;p&gt;`.
 *
 * Control characters, overrides of the writing direction and lone surrogates are taken out: U+0000 cannot be stored, an
 * escape character would speak to a terminal, an override shows a text backwards, and half a surrogate pair cannot be
 * sent as UTF-8.
 */
export function htmlToText(html: string): string {
  const once = textOf(html);
  const again = hasElement(html) || !hasElement(once) ? decodeEntities(once) : textOf(once);
  return tidy(withoutUnwanted(again));
}

/**
 * The HTML that a text was written as: itself where it has elements, what it holds where it was escaped twice, and
 * undefined where it is plain text. Its text is that of the whole.
 */
export function markupOf(html: string): string | undefined {
  const twice = html.includes('&') && html.search(ESCAPED_TWICE) !== -1;
  if (hasElement(html)) return twice && hasEntity(textOf(html)) ? html.replace(ESCAPED_TWICE, '&$1;') : html;
  if (!html.includes('&')) return undefined;
  const once = textOf(html);
  return hasElement(once) ? once : undefined;
}

/** The texts of the links, each on one line. */
export function linkTexts(html: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (!/<a\s/i.test(html)) return found;
  let open: string[] | undefined;
  const handler = {
    onopentag: (name: string) => {
      if (name === 'a') open = [];
    },
    ontext: (text: string) => open?.push(text),
    onclosetag: (name: string) => {
      if (name !== 'a' || open === undefined) return;
      found.add(plainLine(open.join('').replaceAll('<', '&lt;')));
      open = undefined;
    },
  };
  new Parser(handler, { recognizeSelfClosing: true }).end(boundedHtml(html));
  return found;
}

/** On one line. */
export const plainLine = (html: string): string => htmlToText(html).replace(/\s+/gu, ' ');

const ESCAPED_TWICE = /&amp;(#\d+|#x[\da-f]+|[a-z][a-z\d]+);/gi;

/** The text without what cannot be stored, sent or shown. */
export const withoutUnwanted = (text: string): string =>
  CONTROL.test(text) || !text.isWellFormed() ? text.replace(UNWANTED, '') : text;

// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u202d\u202e]/;
const UNWANTED = /\p{Cs}|[\u202d\u202e]|[^\P{Cc}\n\r\t\f]/gu;

const DROPPED = new Set([
  'script',
  'style',
  'iframe',
  'noscript',
  'template',
  'svg',
  'object',
  'head',
  'select',
]);

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  [
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form',
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead ul',
  ].flatMap((line) => line.split(' ')),
);

const ELEMENT = new RegExp(
  `<(?:!--|/?(?:${[...BLOCKS, ...DROPPED].join('|')}|a|abbr|b|br|code|em|font|i|img|span|strong|sub|sup|td|th|tr|u|ins|del|s|small|mark|cite|q|time|picture|video)\\b[^<>]*>)`,
  'i',
);
const hasElement = (text: string): boolean => text.includes('<') && ELEMENT.test(text);
const hasEntity = (text: string): boolean =>
  text.includes('&') && /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i.test(text);

function textOf(html: string): string {
  const plain = !hasElement(html);
  if (plain && !html.includes('&')) return html;
  const pieces = plain ? undefined : plainPieces(html);
  if (pieces !== undefined) return pieces.map(({ tag, text }) => breakOfTag(tag) + onOneLine(text)).join('');
  return parsedText(html, plain);
}

function parsedText(html: string, plain: boolean): string {
  const parts: string[] = [];
  let dropping = 0;
  const handler = {
    onopentag(name: string) {
      if (DROPPED.has(name)) dropping += 1;
      if (name !== 'tr') parts.push(breakOf(name));
    },
    onclosetag(name: string) {
      if (DROPPED.has(name)) dropping -= 1;
      if (name !== 'br') parts.push(breakOf(name));
    },
    ontext(text: string) {
      if (dropping === 0) parts.push(plain ? text : onOneLine(text));
    },
  };
  // XHTML writes `<iframe …/>`; read as HTML, what follows would be inside it.
  const parser = new Parser(handler, { recognizeSelfClosing: true });
  parser.end(plain ? html.replaceAll('<', '&lt;') : boundedHtml(html));
  return parts.join('');
}

/** A blank by itself is left out: it would be replaced by itself. */
const onOneLine = (text: string): string => text.replace(/[ \t\r\n\f]{2,}|[\t\r\n\f]/g, ' ');

/** @param tag see `PlainPiece` */
const breakOfTag = (tag: string): string =>
  tag === 'p' || tag === '/p' ? '\n\n' : tag === 'br /' ? '\n' : '';

function breakOf(name: string): string {
  if (BLOCKS.has(name)) return '\n\n';
  if (name === 'br' || name === 'tr') return '\n';
  return name === 'td' || name === 'th' ? ' ' : '';
}

/** Text in which an entity is left was escaped twice. */
const decodeEntities = (text: string): string => (hasEntity(text) && !hasElement(text) ? textOf(text) : text);

const tidy = (text: string): string =>
  (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
    .replace(/[ \t\f]{2,}|[\t\f]/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
