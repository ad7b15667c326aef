import { failure, messageOf } from '@newswatch/domain';
import { selectAll } from 'css-select';
import { DomHandler, DomUtils, Parser } from 'htmlparser2';
import { boundedHtml } from './bounded-html.ts';
import { plainLine } from './html-to-text.ts';

export type PageNode = DomHandler['root'] | PageElement;
export type PageElement = Extract<DomHandler['root']['children'][number], { readonly attribs: object }>;

/** Levels of elements; what lies deeper stands in the last of them. Search and text go down by recursion. */
const DEEPEST = 400;

/** An HTML page as a tree of elements. Forgiving, as browsers are, and bounded in size and depth. */
export function parsePage(html: string): DomHandler['root'] {
  const tree = new DomHandler();
  let depth = 0;
  const parser = new Parser({
    onparserinit: (started) => tree.onparserinit(started),
    onopentag(name, attributes) {
      depth += 1;
      if (depth <= DEEPEST) tree.onopentag(name, attributes);
    },
    onclosetag() {
      if (depth <= DEEPEST) tree.onclosetag();
      depth -= 1;
    },
    ontext: (text) => tree.ontext(text),
    onend: () => tree.onend(),
  });
  parser.end(boundedHtml(html));
  return tree.root;
}

/**
 * The elements below `scope` that a CSS selector fits, in the order of the page.
 * @throws NewswatchError `selector-invalid`
 */
export function select(selector: string, scope: PageNode): readonly PageElement[] {
  try {
    return selectAll<PageNode | DomHandler['root']['children'][number], PageElement>(selector, scope);
  } catch (error) {
    throw failure('selector-invalid', { selector, problem: messageOf(error) }, { cause: error });
  }
}

/** @throws NewswatchError `selector-invalid` */
export const checkSelector = (selector: string): void => void select(selector, parsePage('<p>'));

/** Below `scope`, the first. */
export const selectFirst = (selector: string, scope: PageNode): PageElement | undefined =>
  select(selector, scope)[0];

/** The value of an attribute without blanks around it; undefined where it is missing or empty. */
export const attributeOf = (element: PageElement | undefined, name: string): string | undefined =>
  element?.attribs[name]?.trim() || undefined;

export const innerHtml = (element: PageElement): string =>
  DomUtils.getInnerHTML(element, { encodeEntities: 'utf8' });

/** Its text on one line. */
export const lineOf = (element: PageElement | undefined): string =>
  element === undefined ? '' : plainLine(innerHtml(element));

/** Against what the links of a page resolve. */
export function baseAddressOf(page: PageNode, url: string): string {
  return URL.parse(attributeOf(selectFirst('base[href]', page), 'href') ?? '', url)?.href ?? url;
}

/** An http or https address as the page writes it, made whole. */
export function pageAddress(written: string | undefined, base: string): string | undefined {
  const url = written === undefined ? null : URL.parse(written, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
