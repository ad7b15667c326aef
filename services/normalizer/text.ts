import { htmlToText } from '@newswatch/feeds';
import type { Item } from '@newswatch/domain';

/**
 * Plain text of an item's HTML fields. Control characters and lone surrogates are taken out: U+0000 cannot be stored,
 * an escape character would speak to a terminal, and half a surrogate pair cannot be sent as UTF-8.
 */
export const plain = (html: string): string =>
  htmlToText(html.replace(/\p{Cs}/gu, ''))
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

/** On one line. */
export const plainLine = (html: string): string => plain(html).replace(/\s+/gu, ' ');

/** The longer of content and summary: feeds put the full text in either. Paragraphs are parted by one blank line. */
export function bodyOf({ content = '', summary = '' }: Item): string {
  const [full, short] = [plain(content), plain(summary)];
  return full.length >= short.length ? full : short;
}
