import { type Item, given } from '@newswatch/domain';
import { Parser } from 'htmlparser2';
import { boundedHtml } from './bounded-html.ts';
import { markupOf, plainLine } from './html-to-text.ts';

/** A picture of an article. */
export interface Image {
  /** Absolute, http or https. */
  readonly url: string;
  readonly alt?: string;
}

/** More are a gallery, whose place is the page. */
const MOST_IMAGES = 10;

/**
 * The pictures of an item: those that it encloses, then those in its text, each once. Counters of a pixel and icons of
 * 32 pixels or less are none.
 *
 * @param base against which relative addresses resolve
 */
export function itemImages(item: Item, base: string): readonly Image[] {
  const enclosed = item.enclosures.filter(isPicture).map(({ url }) => ({ src: url, alt: '' }));
  const shown = [item.content, item.summary].flatMap((html = '') =>
    mayShow(html) ? picturesIn(markupOf(html) ?? '') : [],
  );
  const found = new Map<string, Image>();
  for (const { src, alt } of [...enclosed, ...shown]) {
    const url = URL.parse(src.trim(), base);
    if (url === null || !/^https?:$/.test(url.protocol)) continue;
    const known = found.get(url.href);
    const said = plainLine(alt).slice(0, MOST_ALT);
    found.set(url.href, given({ url: url.href, alt: known?.alt ?? (said === '' ? undefined : said) }));
  }
  return [...found.values()].slice(0, MOST_IMAGES);
}

const MOST_ALT = 300;

const isPicture = ({ url, type }: Item['enclosures'][number]): boolean =>
  type === undefined ? /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(url) : /^image\b/i.test(type.trim());

interface Picture {
  readonly src: string;
  readonly alt: string;
}

/** Pages that load pictures when they come into sight keep the address elsewhere. */
const SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'src'];

const IMAGE = /<img\b/i;

/** What is escaped may be anything. */
const mayShow = (html: string): boolean => html.includes('&') || IMAGE.test(html);

function picturesIn(html: string): readonly Picture[] {
  if (!IMAGE.test(html)) return [];
  const found: Picture[] = [];
  const onopentag = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name !== 'img' || isIcon(attributes)) return;
    const src = SOURCES.map((one) => attributes[one]).find(
      (one) => one !== undefined && !/^\s*(?:data:|$)/i.test(one),
    );
    if (src !== undefined) found.push({ src, alt: attributes['alt'] ?? '' });
  };
  new Parser({ onopentag }).end(boundedHtml(html));
  return found;
}

const isIcon = ({ width, height }: Readonly<Record<string, string>>): boolean =>
  [width, height].some(
    (size) => size !== undefined && /^\d+(?:px)?$/.test(size.trim()) && parseInt(size, 10) <= 32,
  );
