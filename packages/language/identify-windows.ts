/** UTF-16 units: the longest window, and how far it must go before a line break ends it. */
const LONGEST = 200;
const SHORTEST = 60;
/** Of a text longer than that gives, so many windows are looked at, spread evenly. */
const MOST = 10;

/**
 * The text in windows of up to 200 UTF-16 units, each within a paragraph if that is not very short, ten at most of a text
 * longer than 2,000. A window ends between words. At most 260 units long.
 */
export function windowsOf(text: string): readonly string[] {
  const windows: string[] = [];
  const stride = Math.max(0, (text.length - LONGEST) / (MOST - 1));
  const long = text.length > MOST * LONGEST;
  for (let at = 0; at < text.length;) {
    const to = endOf(text, at);
    windows.push(text.slice(at, to));
    if (long && windows.length === MOST) break;
    at = long ? wordAfter(text, Math.max(to, Math.floor(windows.length * stride))) : to;
  }
  return windows;
}

function endOf(text: string, from: number): number {
  if (from + SHORTEST >= text.length) return text.length;
  const line = text.indexOf('\n', from + SHORTEST);
  if (line >= 0 && line < from + LONGEST) return line;
  return wordAfter(text, from + LONGEST);
}

/** No word is longer than this that matters. */
const WORD = 60;

function wordAfter(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + WORD ? Math.min(at, text.length) : space;
}
