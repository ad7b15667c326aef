import { unit, unitAt } from './fold.ts';
import { gap } from './gap.ts';

/** What lies between two words, from `from` to before `to`, as a bit of `gap`; behind the last word `to` is the length. */
export function gapBetween(text: string, from: number, to: number): number {
  if (to === text.length) return gap.stop;
  let seen = 0;
  let lines = 0;
  let dashes = 0;
  for (let at = from; at < to; at += 1) {
    const found = unitAt(text, at);
    seen |= 1 << found;
    if (found === unit.newline) lines += 1;
    else if (found === unit.hyphen || found === unit.dash) dashes += 1;
  }
  return lines < 2 ? gapOf(seen, dashes) : gap.stop;
}

const PUNCTUATION = (1 << unit.stop) | (1 << unit.mark) | (1 << unit.droppedMark);
const BLANK = (1 << unit.space) | (1 << unit.newline) | (1 << unit.quote) | (1 << unit.apostrophe);

function gapOf(seen: number, dashes: number): number {
  if ((seen & PUNCTUATION) !== 0 || dashes > 1) return gap.stop;
  const blank = (seen & BLANK) !== 0;
  if (dashes === 1) return blank ? gap.dash : gap.hyphen;
  return blank ? gap.space : gap.none;
}
