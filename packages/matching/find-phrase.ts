import { COUNTED, foldedWord, gap, gapAfter, isTwoToFour } from '@newswatch/language';
import { addHit } from './hits.ts';
import { READING_HEAD, flag, gapsIn, termIn } from './program.ts';
import { NO_OCCURRENCE, type Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import type { Search } from './search.ts';
import { TERM_WIDTH, term } from './term-rows.ts';

/** Of a phrase node: head, place of the term, number of readings. */
const NODE_HEAD = 3;

/**
 * Words that follow each other: every word a form of its term, allowed gaps between them, in one field, agreeing: the AND
 * of the masks of their tags is not zero, and neither is that of their languages. «морских порта» only behind a number.
 *
 * @param node the node in its chunk
 * @param limit more hits of a reading are not looked for
 */
export function findPhrase(search: Search, node: number, limit: number): void {
  const { chunk, hits, sought } = search;
  const readings = chunk[node + 2] ?? 0;
  let from = node + NODE_HEAD;
  for (let each = 0; each < readings; each += 1) {
    sought.length = chunk[from] ?? 0;
    sought.from = from + READING_HEAD;
    findReading(search, node, hits.count + limit);
    from = sought.from + sought.length;
  }
}

function findReading(search: Search, node: number, room: number): void {
  const { chunk, hits, sought, reading } = search;
  const word = rarest(search);
  if (word === -1) return;
  const mask = chunk[sought.from - 1] ?? 0;
  let before = NO_OCCURRENCE;
  let each = inRow(reading, termIn(chunk[sought.from + word] ?? 0), term.first);
  for (; each !== NO_OCCURRENCE && hits.count < room; each = reading.next[each] ?? NO_OCCURRENCE) {
    const token = reading.tokens[each] ?? 0;
    if (token === before) continue;
    before = token;
    sought.first = token - word;
    if (inOneField(search, node) && agrees(search, 0, mask) && gapsAllow(search)) {
      addHit(hits, [sought.first, sought.first + sought.length - 1], node);
    }
  }
}

const inRow = ({ rows }: Reading, row: number, field: number): number =>
  rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0;

/** The word that was seen in the fewest articles; -1 where one of them is not in this one. */
function rarest({ chunk, sought, reading }: Search): number {
  let best = -1;
  let least = 0;
  for (let word = 0; word < sought.length; word += 1) {
    const row = termIn(chunk[sought.from + word] ?? 0);
    if (inRow(reading, row, term.stamp) !== reading.stamp) return -1;
    const seen = inRow(reading, row, term.seen);
    if (best !== -1 && seen >= least) continue;
    best = word;
    least = seen;
  }
  return best;
}

function inOneField({ chunk, sought, reading: { words } }: Search, node: number): boolean {
  const last = sought.first + sought.length - 1;
  if (sought.first < 0 || last >= words.count) return false;
  return (
    last < words.titleWords ||
    (((chunk[node] ?? 0) & flag.titleOnly) === 0 && sought.first >= words.titleWords)
  );
}

/** Whether the words from this one on can be read so that all agree. `sought.languages` is what those before leave. */
function agrees(search: Search, word: number, mask: number): boolean {
  const { chunk, sought, reading, masks } = search;
  const row = termIn(chunk[sought.from + word] ?? 0);
  const token = sought.first + word;
  const end = reading.wordFirst[token + 1] ?? 0;
  const languages = word === 0 ? reading.languages : sought.languages;
  for (let each = reading.wordFirst[token] ?? 0; each < end; each += 1) {
    if (reading.terms[each] !== row) continue;
    const tag = reading.tags[each] ?? 0;
    const agreed = mask & (masks[tag] ?? 0);
    sought.languages = languages & (reading.tagLanguages[tag] ?? 0);
    if (agreed === 0 || sought.languages === 0) continue;
    if (
      word + 1 < sought.length ? agrees(search, word + 1, agreed) : isMeant(reading, sought.first, agreed)
    ) {
      return true;
    }
  }
  return false;
}

function gapsAllow({ chunk, sought, reading }: Search): boolean {
  for (let word = 0; word + 1 < sought.length; word += 1) {
    const allowed = gapsIn(chunk[sought.from + word] ?? 0);
    if ((allowed & gapAfter(reading.words, sought.first + word)) === 0) return false;
  }
  return true;
}

const isMeant = (reading: Reading, first: number, agreed: number): boolean =>
  agreed !== COUNTED || followsNumber(reading, first);

/** How far before the words their number may stand: «два больших морских порта». */
const NUMBER_REACH = 3;

function followsNumber({ words }: Reading, first: number): boolean {
  const start = Math.max(first >= words.titleWords ? words.titleWords : 0, first - NUMBER_REACH);
  for (let word = first - 1; word >= start; word -= 1) {
    if (gapAfter(words, word) === gap.stop) return false;
    if (isTwoToFour(foldedWord(words, word))) return true;
  }
  return false;
}
