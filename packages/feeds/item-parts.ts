import type { Item } from '@newswatch/domain';

/** What readers of different formats make items of. */

/** An item without any of these tells nothing and is left out. */
export const saysSomething = ({ guid, link, title, summary, content }: Item): boolean =>
  [guid, link, title, summary, content].some((one) => one !== undefined && one !== '');

/** Plain text as HTML that reads the same: paragraphs at blank lines, other line breaks kept. */
export function plainAsHtml(text: string): string {
  const paragraphs = htmlText(text.trim()).split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/);
  return paragraphs.map((one) => `<p>${one.replace(/\r?\n/g, '<br>')}</p>`).join('');
}

/** Plain text where markup may stand. */
export const htmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const PICTURES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};

/** A picture whose kind nobody named: by the ending of its address, or any. */
export function pictureEnclosure(url: string): Item['enclosures'][number] {
  const ending = /\.(\w{3,4})$/.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? '';
  return { url, type: Object.hasOwn(PICTURES, ending) ? (PICTURES[ending] ?? 'image/*') : 'image/*' };
}
