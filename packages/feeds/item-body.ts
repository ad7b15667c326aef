import { type Item, given } from '@newswatch/domain';
import { htmlToText, linkTexts, markupOf, withoutUnwanted } from './html-to-text.ts';
import { surelyTold } from './plain-markup.ts';
import { sanitizeHtml } from './sanitize-html.ts';

/** What an item tells, as text and as HTML to be shown. */
export interface ItemBody {
  readonly text: string;
  /** Sanitized, links absolute. Its text is `text`, to the letter. Missing where the item is plain text. */
  readonly html?: string;
  /** The texts of the links in it, each on one line. */
  readonly links: ReadonlySet<string>;
}

/** HTML beyond this is not kept: with its text it must fit an event, and no article is as long. UTF-16 units. */
const MOST_HTML = 100_000;

/** The text of an item: the longer of content and summary, for feeds put the full text in either. */
export const itemBody = (item: Item): string => longer(item).text;

/** Whether the text of an item has so many UTF-16 units at least. Of most items that is seen without making it. */
export const tellsAtLeast = (item: Item, units: number): boolean =>
  [item.content, item.summary].some((raw = '') => surelyTold(raw, units) >= units) ||
  itemBody(item).length >= units;

/**
 * The text of an item with the HTML that it is the text of. Where sanitizing would change what is said (broken markup
 * can be read in two ways), the text stays whole and there is no HTML.
 *
 * @param base against which relative links resolve
 */
export function readBody(item: Item, base: string): ItemBody {
  const { raw, text } = longer(item);
  const markup = markupOf(raw);
  if (markup === undefined) return { text, links: NONE };
  const links = linkTexts(markup);
  const html = withoutUnwanted(sanitizeHtml(withoutUnwanted(markup), base)).trim();
  const shown = html === raw ? text : htmlToText(html);
  const fits = html.length <= MOST_HTML && (shown === text || wordsOf(shown) === wordsOf(text));
  return fits && shown !== '' ? { text: shown, html, links } : given({ text, links });
}

const NONE: ReadonlySet<string> = new Set();

function longer({ content = '', summary = '' }: Item): { readonly raw: string; readonly text: string } {
  const [full, short] = [htmlToText(content), htmlToText(summary)];
  return full.length >= short.length ? { raw: content, text: full } : { raw: summary, text: short };
}

const wordsOf = (text: string): string => text.split(/\s+/u).join(' ');
