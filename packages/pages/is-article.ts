import type { Item } from '@newswatch/domain';
import { itemBody, plainLine } from '@newswatch/feeds';

/** UTF-16 units beyond headline and teaser. */
const LEAST_MORE = 100;
/** Fewer words of the item than this say nothing about it. */
const FEWEST_WORDS = 3;
const SHARE = 0.25;

/**
 * Why a text cannot be that of the item's article; undefined where it can.
 *
 * - It is hardly longer than what the feed gives: then the feed gives the whole text, and the page adds its menu to it.
 * - Hardly a word of headline and teaser stands in it: a wall that wants consent or a login, a page of an error. Words are
 *   compared by their beginnings, for the languages we read inflect.
 */
export function problemOfText(item: Item, text: string): string | undefined {
  const teaser = itemBody(item);
  const title = plainLine(item.title ?? '');
  if (text.length < title.length + teaser.length + LEAST_MORE)
    return `it has ${text.length} characters, and the feed gives ${teaser.length}`;
  const wanted = beginningsIn(`${title} ${teaser}`);
  const there = beginningsIn(text);
  const shared = [...wanted].filter((word) => there.has(word)).length;
  if (wanted.size < FEWEST_WORDS || shared >= wanted.size * SHARE) return undefined;
  return `of ${wanted.size} words of the headline and teaser ${shared} stand in it`;
}

/** The text without the headline that it begins with: the item has it already. @param html as `cleanHtml` writes it */
export function withoutHeadline(html: string, title: string): string {
  const begins = /^((?:<div>|\s)*)<(h[1-6])>(.*?)<\/\2>/s.exec(html);
  if (begins === null || plainLine(begins[3] ?? '') !== plainLine(title)) return html;
  return `${begins[1]}${html.slice(begins[0].length)}`;
}

const beginningsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word.slice(0, 5)));
