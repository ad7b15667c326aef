import { readWords } from '@newswatch/language';
import { LONG, NO_CODE, SHORT, addCode, bothCodesOf, clearCodes, codeOf } from './beginning-codes.ts';
import type { MatchDocument } from './document.ts';
import type { Reading } from './reading.ts';
import { languagesIn } from './tags.ts';

/** Reads an article: its words, by hash, and how they begin. Linear in its length. */
export function readArticle(reading: Reading, document: MatchDocument): void {
  const { title = '', text, language, languages, sentiment } = document;
  readWords(title, text, reading.words);
  reading.languages = languagesIn(languages ?? (language === undefined ? [] : [language]));
  reading.sentiment = sentiment;
  // A row that has never been seen holds 0.
  reading.stamp = (reading.stamp + 1) | 0 || 1;
  reading.articles += 1;
  reading.count = 0;
  makeRoom(reading);
  indexWords(reading);
  codeWords(reading);
}

function makeRoom(reading: Reading): void {
  const { count } = reading.words;
  const slots = 2 << (32 - Math.clz32(count));
  if (reading.slots.length < slots || reading.slots.length > 8 * slots + 1_024) {
    reading.slots = new Int32Array(Math.max(1_024, slots));
  } else reading.slots.fill(0);
  if (reading.sameHash.length > count) return;
  reading.sameHash = new Int32Array(2 * count + 1);
  reading.longCodes = new Uint16Array(2 * count + 1);
  reading.shortCodes = new Uint16Array(2 * count + 1);
}

/** From the last word on, so that those of a hash are in order. */
function indexWords({ words: { hashes, count }, slots, sameHash }: Reading): void {
  const wrap = slots.length - 1;
  const shift = Math.clz32(slots.length) + 1;
  for (let word = count - 1; word >= 0; word -= 1) {
    const hash = hashes[word] ?? 0;
    let at = Math.imul(hash, 0x9e3779b1) >>> shift;
    let there = slots[at] ?? 0;
    while (there !== 0 && hashes[there - 1] !== hash) {
      at = (at + 1) & wrap;
      there = slots[at] ?? 0;
    }
    sameHash[word] = there - 1;
    slots[at] = word + 1;
  }
}

function codeWords(reading: Reading): void {
  const { words, longCodes, shortCodes, codeBits } = reading;
  const { starts, ends, units, count } = words;
  clearCodes(codeBits);
  for (let word = 0; word < count; word += 1) {
    const start = starts[word] ?? 0;
    const length = (ends[word] ?? 0) - start;
    const both = length < LONG ? shortCode(units, start, length) : bothCodesOf(units, start);
    shortCodes[word] = both & 0xffff;
    longCodes[word] = both >>> 16;
    addCode(codeBits, both & 0xffff);
    addCode(codeBits, both >>> 16);
  }
  for (const [word, folded] of words.unusual) codeUnusual(reading, word, folded);
}

const shortCode = (units: Uint16Array, start: number, length: number): number =>
  length < SHORT ? NO_CODE : codeOf(units, start, SHORT);

/** Its units are not those of the text. */
function codeUnusual({ longCodes, shortCodes, codeBits }: Reading, word: number, folded: string): void {
  const units = Uint16Array.from(folded.slice(0, LONG), (letter) => letter.charCodeAt(0));
  shortCodes[word] = units.length < SHORT ? NO_CODE : codeOf(units, 0, SHORT);
  longCodes[word] = units.length < LONG ? NO_CODE : codeOf(units, 0, LONG);
  addCode(codeBits, shortCodes[word] ?? NO_CODE);
  addCode(codeBits, longCodes[word] ?? NO_CODE);
}
