/**
 * The markup of most feeds: paragraphs of text, with nothing but emphasis and line breaks in them.
 *
 * - Tags in small letters, without attributes, properly nested: p outside of all others, a line break as `<br />`.
 * - No reference (`&`), no `>` and no `<` in the text, no comment.
 *
 * All parsers read it in one way, so that it needs none, and sanitizing leaves it as it is: what `htmlToText` and
 * `sanitizeHtml` make of such markup is known from its letters.
 */
export interface PlainPiece {
  /** The tag before the text, `p`, `/p`, `br`; empty for the beginning. */
  readonly tag: string;
  readonly text: string;
}

const TAG = /<(\/?(?:p|b|i|em|strong|u)|br \/)>/y;
/** More tags than that are no plain article. */
const MOST = 2_000;

/** Markup as its tags and the text behind each; undefined where it is not as plain, or has no tag. */
export function plainPieces(html: string): readonly PlainPiece[] | undefined {
  let open = html.indexOf('<');
  if (open === -1 || html.includes('&')) return undefined;
  const pieces = [{ tag: '', text: html.slice(0, open) }];
  const within: string[] = [];
  while (open !== -1) {
    TAG.lastIndex = open;
    const [whole = '', tag = ''] = TAG.exec(html) ?? [];
    if (!fits(tag, within) || pieces.length > MOST) return undefined;
    const start = open + whole.length;
    open = html.indexOf('<', start);
    pieces.push({ tag, text: open === -1 ? html.slice(start) : html.slice(start, open) });
  }
  const isPlain = within.length === 0 && !pieces.some(({ text }) => text.includes('>'));
  return isPlain ? pieces : undefined;
}

/** How many units of plain markup are in its text for sure, counted up to `enough`; 0 where it is not plain. */
export function surelyTold(html: string, enough: number): number {
  let count = 0;
  for (const { text } of html.length < enough ? [] : (plainPieces(html) ?? []))
    for (let at = 0; at < text.length && count < enough; at += 1)
      if (isSurelyTold(text.charCodeAt(at))) count += 1;
  return count;
}

/** Blanks may be joined, and what can be neither stored nor shown is taken out; all of that lies outside of these. */
const isSurelyTold = (unit: number): boolean =>
  (unit > 0x20 && unit < 0x7f) || (unit > 0xa0 && unit < 0x1680) || (unit >= 0x3001 && unit < 0xd800);

/** Whether a tag may stand where these elements are open, which it then opens or closes. */
function fits(tag: string, within: string[]): boolean {
  if (tag === 'br /') return true;
  if (tag.startsWith('/')) return within.pop() === tag.slice(1);
  if (tag === '' || (tag === 'p' && within.length > 0)) return false;
  within.push(tag);
  return true;
}
