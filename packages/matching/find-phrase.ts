import { COUNTED, foldedWord, gap, gapAfter, isTwoToFour } from '@newswatch/language';
import { readForm } from './form-sense.ts';
import { addHit } from './hits.ts';
import { READING_HEAD, flag, gapsIn, readingSize, termIn, usageAt } from './program.ts';
import { OCCURRENCE_BITS, firstOf, occurrence } from './occurrences.ts';
import type { Reading } from './reading.ts';
import type { Search } from './search.ts';
import { agreesIn } from './tags.ts';

/** Of a phrase node: head, place of the term, number of readings. */
const NODE_HEAD = 3;

/**
 * Words that follow each other: every word a form of its term, allowed gaps between them, in one field, agreeing: the AND
 * of the masks of their tags is not zero in a language in which all of them count. «морских порта» only behind a number.
 *
 * @param node the node in its chunk
 * @param limit more hits of a reading are not looked for
 */
export function findPhrase(search: Search, node: number, limit: number): void {
  const { chunk, hits, sought } = search;
  hits.node = node;
  const readings = chunk[node + 2] ?? 0;
  let from = node + NODE_HEAD;
  for (let each = 0; each < readings; each += 1) {
    sought.length = chunk[from] ?? 0;
    sought.from = from + READING_HEAD;
    if (findAll(search)) findReading(search, node, hits.count + limit);
    from += readingSize(sought.length);
  }
}

/** Sets the cursors to the first occurrences of every word. @returns whether all are there */
function findAll({ chunk, sought, reading }: Search): boolean {
  const { occurrences } = reading;
  const { all } = occurrences;
  for (let word = 0; word < sought.length; word += 1) {
    const row = termIn(chunk[sought.from + word] ?? 0);
    const first = firstOf(occurrences, row);
    if (first === 0) return false;
    sought.at[word] = first;
    sought.counts[word] = all[(first << OCCURRENCE_BITS) + occurrence.count] ?? 0;
  }
  return true;
}

/**
 * Goes through the occurrences of the word that has fewest. The cursors of the others follow, so that each occurrence is
 * passed once.
 */
function findReading(search: Search, node: number, room: number): void {
  const { chunk, hits, sought, reading } = search;
  const { all } = reading.occurrences;
  const word = fewest(search);
  const mask = chunk[sought.from - 2] ?? 0;
  let before = -1;
  for (let each = sought.at[word] ?? 0; each !== 0 && hits.count < room; each = nextOf(all, each)) {
    const token = wordOf(all, each);
    if (token === before) continue;
    before = token;
    sought.first = token - word;
    if (inOneField(search, node) && agrees(search, 0, mask) && gapsAllow(search)) {
      addHit(hits, sought.first, sought.first + sought.length - 1);
    }
  }
}

const wordOf = (all: Int32Array, each: number): number =>
  all[(each << OCCURRENCE_BITS) + occurrence.word] ?? 0;
const nextOf = (all: Int32Array, each: number): number =>
  all[(each << OCCURRENCE_BITS) + occurrence.next] ?? 0;

function fewest({ sought }: Search): number {
  let best = 0;
  for (let word = 1; word < sought.length; word += 1) {
    if ((sought.counts[word] ?? 0) < (sought.counts[best] ?? 0)) best = word;
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

/**
 * Whether the words from this one on can be read so that all agree. `sought.languages` and `sought.second` are what those
 * before leave.
 */
function agrees(search: Search, word: number, mask: number): boolean {
  const { chunk, sought, reading, sense } = search;
  const languages = word === 0 ? reading.languages : sought.languages;
  const second = word === 0 ? (chunk[sought.from - 1] ?? 0) : sought.second;
  const { all } = reading.occurrences;
  const usage = usageAt(chunk, sought.from, word);
  for (let each = advance(search, word); each !== 0; each = nextOf(all, each)) {
    if (wordOf(all, each) !== sought.first + word) return false;
    readForm(search, each, usage);
    sought.languages = languages & sense.languages;
    sought.second = second & sense.second;
    if (goesOn(search, word, mask & sense.first)) return true;
  }
  return false;
}

function goesOn(search: Search, word: number, agreed: number): boolean {
  const { sought, reading } = search;
  if (!agreesIn(sought.languages, agreed, sought.second)) return false;
  if (word + 1 < sought.length) return agrees(search, word + 1, agreed);
  if (agreed !== COUNTED && sought.second !== COUNTED) return true;
  const isMeant = (mask: number): number =>
    mask === COUNTED && !followsNumber(reading, sought.first) ? 0 : mask;
  return agreesIn(sought.languages, isMeant(agreed), isMeant(sought.second));
}

/** Moves the cursor of a word to the first occurrence that is not before its token. */
function advance({ sought, reading }: Search, word: number): number {
  const { all } = reading.occurrences;
  const token = sought.first + word;
  let at = sought.at[word] ?? 0;
  while (at !== 0 && wordOf(all, at) < token) at = nextOf(all, at);
  sought.at[word] = at;
  return at;
}

function gapsAllow({ chunk, sought, reading }: Search): boolean {
  for (let word = 0; word + 1 < sought.length; word += 1) {
    const allowed = gapsIn(chunk[sought.from + word] ?? 0);
    if ((allowed & gapAfter(reading.words, sought.first + word)) === 0) return false;
  }
  return true;
}

/** How far before the words their number may stand: «два больших морских порта». */
const NUMBER_REACH = 3;

/** Whether a word or phrase is counted: «два морских порта». @param first its first word */
export function followsNumber({ words }: Reading, first: number): boolean {
  const start = Math.max(first >= words.titleWords ? words.titleWords : 0, first - NUMBER_REACH);
  for (let word = first - 1; word >= start; word -= 1) {
    if (gapAfter(words, word) === gap.stop) return false;
    if (isTwoToFour(foldedWord(words, word))) return true;
  }
  return false;
}
