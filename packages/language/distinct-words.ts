import { type WordBuffer, foldedAmong, foldedUnits, foldedWord } from './word-buffer.ts';

/**
 * The folded words of a buffer, each once, in the order in which they come first. Words are told apart by their hashes and
 * by their units where these are the same, without a string for each. Linear in their number, unless somebody who knows
 * the seed of the buffer chose words that collide.
 */
export function distinctWords(buffer: WordBuffer): readonly string[] {
  const { count } = buffer;
  const units = foldedUnits(buffer);
  const firsts = emptyPlaces(2 * count);
  const distinct: string[] = [];
  for (let word = 0; word < count; word += 1) {
    if (isFirst(buffer, word, firsts)) distinct.push(foldedAmong(units, buffer, word));
  }
  return distinct;
}

/** Used from call to call, up to 8,192 words; nothing in it outlives one. */
const places = new Int32Array(1 << 14);

/** At least so many, a power of two, all 0. */
function emptyPlaces(least: number): Int32Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, least)));
  return size > places.length ? new Int32Array(size) : places.subarray(0, size).fill(0);
}

/** Whether no word before is the same; it stands in its place then. @param firsts by hash: the word, plus one */
function isFirst(buffer: WordBuffer, word: number, firsts: Int32Array): boolean {
  const last = firsts.length - 1;
  const hash = buffer.hashes[word] ?? 0;
  let at = placeOf(hash) & last;
  for (; firsts[at] !== 0; at = (at + 1) & last) {
    const other = (firsts[at] ?? 0) - 1;
    if (buffer.hashes[other] === hash && areSame(buffer, word, other)) return false;
  }
  firsts[at] = word + 1;
  return true;
}

/** The lowest bits of a polynomial depend on the lowest ones of the units alone. */
const placeOf = (hash: number): number => hash ^ (hash >>> 15);

function areSame(buffer: WordBuffer, one: number, other: number): boolean {
  const { starts, ends, units, unusual } = buffer;
  if (unusual.has(one) || unusual.has(other)) return foldedWord(buffer, one) === foldedWord(buffer, other);
  const start = starts[one] ?? 0;
  const length = (ends[one] ?? 0) - start;
  const otherStart = starts[other] ?? 0;
  if ((ends[other] ?? 0) - otherStart !== length) return false;
  for (let at = 0; at < length; at += 1) if (units[start + at] !== units[otherStart + at]) return false;
  return true;
}
