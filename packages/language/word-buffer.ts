import { isCapital, unitAt } from './fold.ts';
import { gapBetween } from './skip-gap.ts';

/**
 * The words of a text as columns of numbers, so that reading an article creates nothing. What only few words are asked
 * for (gap, capital, folded form) is looked up in the text when it is. The columns are kept from text to text and grow.
 */
export interface WordBuffer {
  text: string;
  count: number;
  /** Of the hashes: another one in each process, so that nobody can choose words that collide. */
  readonly seed: number;
  /** UTF-16 units in the text, half open. */
  starts: Int32Array;
  ends: Int32Array;
  /** Of the folded units, made with `hashUnit` from the seed on. */
  hashes: Int32Array;
  /** Folded forms of the words whose units do not each fold to one. */
  readonly unusual: Map<number, string>;
}

/** Empty. @param seed any integer */
export function createWordBuffer(seed: number): WordBuffer {
  const none = new Int32Array(0);
  return { text: '', count: 0, seed: seed | 0, starts: none, ends: none, hashes: none, unusual: new Map() };
}

/** Empties the buffer and makes room for the words of the text. */
export function startText(buffer: WordBuffer, text: string): void {
  buffer.text = text;
  buffer.count = 0;
  if (buffer.unusual.size > 0) buffer.unusual.clear();
  if (buffer.starts.length > text.length) return;
  const room = 2 * text.length + 64;
  buffer.starts = new Int32Array(room);
  buffer.ends = new Int32Array(room);
  buffer.hashes = new Int32Array(room);
}

/** What lies behind a word, as a bit of `gap`. */
export function gapAfter({ text, starts, ends, count }: WordBuffer, word: number): number {
  return gapBetween(text, ends[word] ?? 0, word + 1 < count ? (starts[word + 1] ?? 0) : text.length);
}

/** Whether a word holds an upper-case letter. */
export function isCapitalized({ text, starts, ends }: WordBuffer, word: number): boolean {
  const end = ends[word] ?? 0;
  for (let at = starts[word] ?? 0; at < end; at += 1) if (isCapital(text.charCodeAt(at))) return true;
  return false;
}

/** Writes the folded units of a word from the beginning of `into` on. @returns how many there are, at most its length */
export function unitsOf(
  { text, starts, ends, unusual }: WordBuffer,
  word: number,
  into: Uint16Array,
): number {
  const start = starts[word] ?? 0;
  const folded = unusual.size === 0 ? undefined : unusual.get(word);
  if (folded !== undefined) {
    const length = Math.min(folded.length, into.length);
    for (let at = 0; at < length; at += 1) into[at] = folded.charCodeAt(at);
    return length;
  }
  const length = Math.min((ends[word] ?? 0) - start, into.length);
  for (let at = 0; at < length; at += 1) into[at] = unitAt(text, start + at);
  return length;
}

/** The folded form of a word: a slice of the text where folding changes nothing. */
export function foldedWord({ text, starts, ends, unusual }: WordBuffer, word: number): string {
  const folded = unusual.get(word);
  if (folded !== undefined) return folded;
  const written = text.slice(starts[word], ends[word]);
  let changed = '';
  let kept = 0;
  for (let at = 0; at < written.length; at += 1) {
    const found = unitAt(written, at);
    if (found === written.charCodeAt(at)) continue;
    changed += written.slice(kept, at) + String.fromCharCode(found);
    kept = at + 1;
  }
  return kept === 0 ? written : changed + written.slice(kept);
}
