import { FIRST_LETTER, UNKNOWN, fold, isIdeograph, unit, unitAt, unitTable } from './fold.ts';
import { unmix } from './mixed-script.ts';
import { type WordBuffer, startTexts } from './word-buffer.ts';

/**
 * One pass over the UTF-16 units of a text finds its words and hashes them folded; nothing is allocated for a word of
 * plain letters. A word is a run of letters, digits and inner apostrophes; an ideograph is a word by itself. Words with
 * marks, zero-width units or apostrophes inside take a slower way, and so do scripts from U+3000 on, and letters of two
 * scripts in a word (`mixed-script.ts`).
 */
const PLAIN_END = 0x3000;

/** A bit of every folded Cyrillic letter, and of no Latin one and no digit: where some have it, scripts are mixed. */
const CYRILLIC = 0x400;

/** Odd, and far from a power of two: each unit reaches the upper bits of the hash. */
const MULTIPLIER = 0x5bd1e995;

/** The hash of a word is this over its folded units, from the seed on. The hash of a beginning comes on the way. */
export const hashUnit = (hash: number, folded: number): number => Math.imul(hash ^ folded, MULTIPLIER);

/** Folded units that words are made of and that need no second look are so many, from FIRST_LETTER on. */
const PLAIN = PLAIN_END - FIRST_LETTER;

/** Fills the buffer with the words of a title and a text, in order. Linear in their length. */
export function readWords(title: string, text: string, buffer: WordBuffer): void {
  startTexts(buffer, title, text);
  if (title !== '') appendWords(title, buffer, 0);
  buffer.titleWords = buffer.count;
  appendWords(text, buffer, buffer.textStart);
}

/** Behind each text stands a unit that is no letter, so the end of a word is the only thing to look for. */
function appendWords(text: string, buffer: WordBuffer, before: number): void {
  const { written, starts, ends, hashes, units, seed } = buffer;
  const table = unitTable;
  const end = before + text.length;
  let word = buffer.count;
  let at = before;
  while (at < end) {
    const first = table[written[at] ?? 0] ?? 0;
    if (first < FIRST_LETTER) {
      at += 1;
      continue;
    }
    const start = at;
    let found = first;
    let hash = seed;
    let mixed = 0;
    while ((found - FIRST_LETTER) >>> 0 < PLAIN) {
      hash = Math.imul(hash ^ found, MULTIPLIER);
      units[at] = found;
      mixed |= found ^ first;
      at += 1;
      found = table[written[at] ?? 0] ?? 0;
    }
    if (found === UNKNOWN) {
      unitAt(text, at - before);
      at = start;
      continue;
    }
    starts[word] = start;
    ends[word] = at;
    hashes[word] = hash;
    if (isUnusual(found) || (mixed & CYRILLIC) !== 0)
      at = before + readUnusual(text, { buffer, word, before });
    word += 1;
  }
  buffer.count = word;
}

const isUnusual = (found: number): boolean =>
  found >= PLAIN_END || (found > unit.stop && found <= unit.apostrophe);

interface Place {
  readonly buffer: WordBuffer;
  readonly word: number;
  /** Of the text among all places. */
  readonly before: number;
}

/** Reads the word anew. @returns where it ends in the text */
function readUnusual(text: string, { buffer, word, before }: Place): number {
  const { end, folded: asWritten } = unusualWord(text, (buffer.starts[word] ?? 0) - before);
  const folded = unmix(asWritten) ?? asWritten;
  let hash = buffer.seed;
  for (let at = 0; at < folded.length; at += 1) hash = hashUnit(hash, folded.charCodeAt(at));
  buffer.ends[word] = before + end;
  buffer.hashes[word] = hash;
  buffer.unusual.set(word, folded);
  return end;
}

interface UnusualWord {
  readonly end: number;
  readonly folded: string;
}

/** It ends with its last letter or mark. */
function unusualWord(text: string, start: number): UnusualWord {
  if (isIdeograph(text.charCodeAt(start))) return { end: start + 1, folded: fold(text.charAt(start)) };
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
