/** What is used of a DOM, be it whose it may. */
export interface PageNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
}

const ELEMENT = 1;
const TEXT = 3;

/** Written without attributes, but for the address of a link or image. */
const KEPT = new Set(
  [
    'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr th td figure figcaption',
    'em i strong b sub sup br hr a img',
  ].flatMap((line) => line.split(' ')),
);
const EMPTY = new Set(['br', 'hr', 'img']);
const ADDRESS: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

/** Elements of a page that are blocks but no part of an article. */
const AS_DIV = new Set(['article', 'section', 'main', 'header', 'footer', 'aside', 'details', 'summary']);

/** Dropped with all that is in them. */
const DROPPED = new Set(
  [
    'script style noscript template iframe object embed applet svg math canvas audio video',
    'form button input select textarea nav dialog head title meta link',
  ].flatMap((line) => line.split(' ')),
);

export interface CleanOptions {
  /** Against which addresses resolve. */
  readonly base: string;
  /** The rest is left out: UTF-16 units. */
  readonly mostCharacters: number;
}

/**
 * Writes a DOM as HTML of a few harmless elements: whatever stands in the page, no element, attribute or scheme that is
 * not named here comes through, and all text is escaped.
 */
export function cleanHtml(nodes: Iterable<PageNode>, { base, mostCharacters }: CleanOptions): string {
  const parts: string[] = [];
  let left = mostCharacters;
  const put = (part: string): void => {
    left -= part.length;
    parts.push(part);
  };
  const write = (node: PageNode): void => {
    if (left <= 0) return;
    if (node.nodeType === TEXT) return put(escapeText((node.nodeValue ?? '').slice(0, left)));
    if (node.nodeType === ELEMENT) writeElement(node);
  };
  const writeElement = (node: PageNode): void => {
    const name = (node.localName ?? '').toLowerCase();
    if (DROPPED.has(name)) return;
    const written = AS_DIV.has(name) ? 'div' : KEPT.has(name) ? name : undefined;
    const address = addressOf(node, name, base);
    // A link or image that leads nowhere is its text.
    if (written === undefined || (name in ADDRESS && address === '')) return writeAll(node);
    put(`<${written}${address}>`);
    if (EMPTY.has(written)) return;
    writeAll(node);
    put(`</${written}>`);
  };
  const writeAll = (node: PageNode): void => {
    for (const child of node.childNodes) write(child);
  };
  for (const node of nodes) write(node);
  return parts.join('');
}

function addressOf(node: PageNode, name: string, base: string): string {
  const attribute = ADDRESS[name];
  if (attribute === undefined) return '';
  const url = URL.parse(node.getAttribute?.(attribute) ?? '', base);
  if (url === null || !/^https?:$/.test(url.protocol)) return '';
  return ` ${attribute}="${escapeText(url.href)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
