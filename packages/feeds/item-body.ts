import type { Item } from '@newswatch/domain';
import { htmlToText } from './html-to-text.ts';

/** The text of an item: the longer of content and summary, for feeds put the full text in either. */
export function itemBody({ content = '', summary = '' }: Item): string {
  const [full, short] = [htmlToText(content), htmlToText(summary)];
  return full.length >= short.length ? full : short;
}
