/** What a document is, judged by its root element, without reading it whole. */
export type DocumentFormat =
  'rss' | 'rdf' | 'atom' | 'html' | 'json' | 'telegram' | 'sitemap' | 'empty' | 'xml' | 'unknown';

/** What may stand before the root element: blanks, the declaration and other instructions, comments, a DOCTYPE. */
const PROLOGUE = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>)/i;

const ROOTS: Readonly<Record<string, DocumentFormat>> = {
  rss: 'rss',
  // Old documents leave the outer element out.
  channel: 'rss',
  rdf: 'rdf',
  feed: 'atom',
  html: 'html',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
};

export function documentFormat(text: string): DocumentFormat {
  if (text.trim() === '') return 'empty';
  const root = rootElement(text);
  const known = ROOTS[root ?? ''];
  if (known !== undefined) return known;
  if (root !== undefined && /^\s*<(?:\?xml|!--)/.test(text)) return 'xml';
  if (/^\s*[{[]/.test(text)) return 'json';
  return lateRoot(text) ?? htmlOr(root === undefined ? 'unknown' : 'xml', text);
}

/** A server that has something to complain about says it before the feed that it sends all the same. */
function lateRoot(text: string): DocumentFormat | undefined {
  const found = /<(?:(?:[\w.-]{1,64}:)?(rss|rdf|feed)|(?:html|body))[\s>]/i.exec(text.slice(0, HEAD));
  return found === null ? undefined : (ROOTS[found[1]?.toLowerCase() ?? 'html'] ?? 'html');
}

/** A root element that stands further behind is not found: no regular expression runs over a whole document. */
const HEAD = 65_536;

/** Its name in lower case, without prefix. */
export function rootElement(text: string): string | undefined {
  let rest = text.slice(0, HEAD).replace(/^\uFEFF/, '');
  for (let found = PROLOGUE.exec(rest); found !== null; found = PROLOGUE.exec(rest)) {
    rest = rest.slice(found[0].length);
  }
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(rest)?.[1]?.toLowerCase();
}

const htmlOr = (otherwise: DocumentFormat, text: string): DocumentFormat =>
  /<(?:!doctype html|html|head|body|div|p|title)\b/i.test(text.slice(0, 4096)) ? 'html' : otherwise;
