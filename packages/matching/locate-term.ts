import { acceptsChain, chainSpan } from '@newswatch/language';
import { LONG, SHORT, codeOf } from './beginning-codes.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { unitIn } from './packed-text.ts';
import { type Reading, addOccurrence, pointAt } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { ANYTHING } from './term-forms.ts';
import {
  BEGINNING_WIDTH,
  beginningCount,
  beginningTextsAt,
  beginningsAt,
  formCount,
  hashesAt,
  isForm,
  lengthIn,
  tagIn,
  tagsAt,
} from './term-records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';
import { packedLength } from './packed-text.ts';

/**
 * Looks for a term in the article, if that has not been done: asks the words of the article for the hashes of its forms,
 * compares the texts, and goes through the words for its beginnings. Its occurrences lie side by side afterwards.
 *
 * @returns whether there is one that counts in the languages of the article
 */
export function locate(reading: Reading, vocabulary: Vocabulary, row: number): boolean {
  const rows = reading.rows[row >> ROW_BITS];
  if (rows === undefined) return false;
  const at = (row & ROW_MASK) * TERM_WIDTH;
  if (rows[at + term.stamp] !== reading.stamp) {
    const first = reading.count;
    rows[at + term.stamp] = reading.stamp;
    rows[at + term.first] = first;
    const reference = rows[at + term.forms] ?? 0;
    const chunk = vocabulary.terms.arena.chunks[reference >>> CHUNK_BITS];
    if (reference !== 0 && chunk !== undefined)
      findAll(reading, vocabulary, { chunk, at: reference & CHUNK_MASK });
    if (reading.count - first > 1) sortOccurrences(reading, first);
    rows[at + term.end] = reading.count;
  }
  return (rows[at + term.end] ?? 0) > (rows[at + term.first] ?? 0);
}

interface Place {
  readonly chunk: Int32Array;
  readonly at: number;
}

function findAll(reading: Reading, { tags }: Vocabulary, record: Place): void {
  const { chunk, at } = record;
  const hashes = hashesAt(at);
  const tagged = tagsAt(chunk, at);
  const count = formCount(chunk, at);
  for (let form = 0; form < count; form += 1) {
    let word = firstWord(reading, chunk[hashes + form] ?? 0);
    if (word === NO_WORD) continue;
    const tag = tagIn(chunk[tagged + form] ?? 0);
    if (((tags.languages[tag] ?? 0) & reading.languages) === 0) continue;
    for (; word !== NO_WORD; word = reading.sameHash[word] ?? NO_WORD) {
      pointAt(reading, word);
      if (isForm(record, form, reading.units)) addOccurrence(reading, word, tag);
    }
  }
  if (beginningCount(chunk, at) > 0) findBeginnings(reading, tags.languages, record);
}

const NO_WORD = -1;

/** The first word with this hash. */
function firstWord({ slots, words: { hashes } }: Reading, hash: number): number {
  const wrap = slots.length - 1;
  let at = Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(slots.length) + 1);
  for (;;) {
    const word = (slots[at] ?? 0) - 1;
    if (word === NO_WORD || hashes[word] === hash) return word;
    at = (at + 1) & wrap;
  }
}

function findBeginnings(reading: Reading, languages: Int32Array, { chunk, at }: Place): void {
  const first = beginningsAt(chunk, at);
  let text = beginningTextsAt(chunk, at);
  for (let each = 0; each < beginningCount(chunk, at); each += 1) {
    const beginning = first + BEGINNING_WIDTH * each;
    const tag = tagIn(chunk[beginning + 1] ?? 0);
    if (((languages[tag] ?? 0) & reading.languages) !== 0) findBeginning(reading, { chunk, beginning, text });
    text += packedLength(lengthIn(chunk[beginning + 1] ?? 0));
  }
}

interface Beginning {
  readonly chunk: Int32Array;
  /** Where its hash, tag and length, and entry lie. */
  readonly beginning: number;
  /** Where its text lies. */
  readonly text: number;
}

function findBeginning(reading: Reading, { chunk, beginning, text }: Beginning): void {
  const both = chunk[beginning + 1] ?? 0;
  const length = lengthIn(both);
  const entry = chunk[beginning + 2] ?? 0;
  const codes = length >= LONG ? reading.longCodes : reading.shortCodes;
  const start = Uint16Array.from({ length: Math.min(length, LONG) }, (_, unit) => unitIn(chunk, text, unit));
  const code = length < SHORT ? undefined : codeOf(start, 0, length >= LONG ? LONG : SHORT);
  for (let word = 0; word < reading.words.count; word += 1) {
    if (code !== undefined && codes[word] !== code) continue;
    pointAt(reading, word);
    if (continues(reading, { chunk, at: text }, { length, entry })) addOccurrence(reading, word, tagIn(both));
  }
}

interface Chain {
  readonly length: number;
  readonly entry: number;
}

/** Whether the word that `units` points at is the beginning and what its chain accepts. */
function continues({ units }: Reading, { chunk, at }: Place, { length, entry }: Chain): boolean {
  if (units.to - units.from < length) return false;
  for (let unit = 0; unit < length; unit += 1) {
    if (units.units[units.from + unit] !== unitIn(chunk, at, unit)) return false;
  }
  return entry === ANYTHING || acceptsChain(entry, units.units, chainSpan(units.from + length, units.to));
}

/** So few are sorted fastest by insertion. */
const FEW = 32;

/** By word; a word that has two forms of the term, as typed and as inflected, keeps both. */
function sortOccurrences(reading: Reading, first: number): void {
  const { tokens, tags, count } = reading;
  if (count - first > FEW) {
    const sorted = Array.from(
      { length: count - first },
      (_, at) => [tokens[first + at] ?? 0, tags[first + at] ?? 0] as const,
    );
    sorted.sort(([one], [other]) => one - other);
    for (const [at, [token, tag]] of sorted.entries()) {
      tokens[first + at] = token;
      tags[first + at] = tag;
    }
    return;
  }
  for (let at = first + 1; at < count; at += 1) {
    const token = tokens[at] ?? 0;
    const tag = tags[at] ?? 0;
    let to = at;
    for (; to > first && (tokens[to - 1] ?? 0) > token; to -= 1) {
      tokens[to] = tokens[to - 1] ?? 0;
      tags[to] = tags[to - 1] ?? 0;
    }
    tokens[to] = token;
    tags[to] = tag;
  }
}
