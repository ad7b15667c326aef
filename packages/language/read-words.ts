import { FIRST_LETTER, fold, isIdeograph, unit, unitAt, unitOf } from './fold.ts';
import { unmix } from './mixed-script.ts';
import { type WordBuffer, startTexts } from './word-buffer.ts';
import { hashUnit, wordHash } from './word-hash.ts';
import { APOSTROPHE, PLAIN_END, type WordKernel, foldUnits } from './word-kernel.ts';

/**
 * The words of a text, and the hash of each folded. A word is a run of letters, digits and inner apostrophes; an
 * ideograph is a word by itself. A kernel of WebAssembly (`read-words.wat`) finds them, and nothing is allocated for a
 * word of plain letters and apostrophes. Words with marks or zero-width units are read here as text, and so are scripts
 * from U+3000 on, and letters of two scripts in a word (`mixed-script.ts`).
 */

/** Fills the buffer with the words of a title and a text, in order. Linear in their length. */
export function readWords(title: string, text: string, buffer: WordBuffer): void {
  const kernel = startTexts(buffer, title, text);
  const length = buffer.textStart + text.length;
  foldUnits(kernel, length);
  buffer.count = findWords(kernel, length, buffer);
  buffer.titleWords = wordsBefore(buffer, buffer.textStart);
}

/** A unit that is no letter stands behind each text, so no word goes from one to the other. @returns how many there are */
function findWords(kernel: WordKernel, length: number, buffer: WordBuffer): number {
  const { starts, written } = kernel;
  let count = 0;
  let from = 0;
  for (;;) {
    count = kernel.findWords(from, count, length);
    from = starts[count] ?? -1;
    if (from < 0) return count;
    if (!isIdeograph(written[from] ?? 0)) {
      from = isPlainWithApostrophes(buffer, count) ? readPlain(buffer, count) : readUnusual(buffer, count);
      count += 1;
    }
    for (; isIdeograph(written[from] ?? 0); from += 1, count += 1) readIdeograph(buffer, count, from);
  }
}

/** It folds to one unit, so nothing about it is unusual but that it is a word. */
function readIdeograph(
  { starts, ends, hashes, written, units, seed }: WordBuffer,
  word: number,
  at: number,
): void {
  const folded = unitOf(written[at] ?? 0);
  starts[word] = at;
  ends[word] = at + 1;
  units[at] = folded;
  hashes[word] = hashUnit(seed, folded, seed);
}

function wordsBefore({ starts, count }: WordBuffer, place: number): number {
  let word = 0;
  while (word < count && (starts[word] ?? 0) < place) word += 1;
  return word;
}

/** A bit of every folded Cyrillic letter, and of no Latin one and no digit: where some have it, scripts are mixed. */
const CYRILLIC = 0x400;
const isPlain = (folded: number): boolean => folded >= FIRST_LETTER && folded < PLAIN_END;

/** Whether a word has plain letters of one script and apostrophes only. Its end is written then. */
function isPlainWithApostrophes({ starts, ends, units }: WordBuffer, word: number): boolean {
  let at = starts[word] ?? 0;
  const first = units[at] ?? 0;
  let mixed = 0;
  for (;;) {
    const folded = units[at] ?? 0;
    if (isPlain(folded)) mixed |= folded ^ first;
    else if (folded !== APOSTROPHE || !isPlain(units[at + 1] ?? 0)) break;
    at += 1;
  }
  ends[word] = at;
  // An apostrophe that ends it is a quotation mark, unless something follows that is told only by its text.
  const behind = units[units[at] === APOSTROPHE ? at + 1 : at] ?? 0;
  return behind < FIRST_LETTER && (mixed & CYRILLIC) === 0;
}

/** An apostrophe is a letter there, of one unit like the others. @returns where the word ends */
function readPlain({ starts, ends, hashes, units, seed }: WordBuffer, word: number): number {
  const end = ends[word] ?? 0;
  let hash = seed;
  for (let at = starts[word] ?? 0; at < end; at += 1) {
    const folded = units[at] ?? 0;
    if (folded === APOSTROPHE) units[at] = AS_LETTER;
    hash = hashUnit(hash, folded === APOSTROPHE ? AS_LETTER : folded, seed);
  }
  hashes[word] = hash;
  return end;
}

/** As `fold` writes an apostrophe. */
const AS_LETTER = 0x27;

/** Reads the word anew from its start on. @returns where it ends */
function readUnusual(buffer: WordBuffer, word: number): number {
  const start = buffer.starts[word] ?? 0;
  const inTitle = start < buffer.textStart;
  const before = inTitle ? 0 : buffer.textStart;
  const { end, folded: asWritten } = unusualWord(inTitle ? buffer.title : buffer.text, start - before);
  const folded = unmix(asWritten) ?? asWritten;
  buffer.ends[word] = before + end;
  buffer.hashes[word] = wordHash(folded, buffer.seed);
  buffer.unusual.set(word, folded);
  return before + end;
}

interface UnusualWord {
  readonly end: number;
  readonly folded: string;
}

/** It ends with its last letter or mark. */
function unusualWord(text: string, start: number): UnusualWord {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const found = unitAt(text, at);
    const letter = found >= FIRST_LETTER && !isIdeograph(found);
    if (letter || found === unit.mark || found === unit.droppedMark) end = at + 1;
    else if (found !== unit.zeroWidth && !(found === unit.apostrophe && letterFollows(text, at))) break;
  }
  return { end, folded: fold(text.slice(start, end)) };
}

function letterFollows(text: string, at: number): boolean {
  let next = at + 1;
  while (unitAt(text, next) === unit.zeroWidth) next += 1;
  const found = next < text.length ? unitAt(text, next) : unit.stop;
  return found >= FIRST_LETTER && !isIdeograph(found);
}
