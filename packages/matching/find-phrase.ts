import { COUNTED, foldedWord, gap, gapAfter, isTwoToFour } from '@newswatch/language';
import { type Hits, addHit } from './hits.ts';
import { READING_HEAD, flag, gapsIn, termIn } from './program.ts';
import { NO_OCCURRENCE, type Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Words that follow each other: every word a form of its term, allowed gaps between them, in one field, agreeing: the AND
 * of the masks of their tags is not zero, and neither is that of their languages. «морских порта» only behind a number.
 *
 * @param at the node in its chunk
 * @param limit more hits are not looked for
 */
export type FindPhrase = (chunk: Int32Array, at: number, limit: number) => void;

interface Sought {
  chunk: Int32Array;
  /** Where the words of the reading begin. */
  from: number;
  length: number;
  /** The token of its first word. */
  first: number;
}

/** Of a phrase node: head, place of the term, number of readings. */
const NODE_HEAD = 3;

export function createFindPhrase(
  reading: Reading,
  { tags, terms }: Pick<Vocabulary, 'tags' | 'terms'>,
  hits: Hits,
): FindPhrase {
  const { masks, languages } = tags;
  const rows = terms.rows.chunks;
  const { words } = reading;
  const inRow = (row: number, field: number): number =>
    rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0;

  /** The word that was seen in the fewest articles; -1 where one of them is not in this one. */
  const rarest = (chunk: Int32Array, from: number, length: number): number => {
    let best = -1;
    let least = 0;
    for (let word = 0; word < length; word += 1) {
      const row = termIn(chunk[from + word] ?? 0);
      if (inRow(row, term.stamp) !== reading.stamp) return -1;
      const seen = inRow(row, term.seen);
      if (best !== -1 && seen >= least) continue;
      best = word;
      least = seen;
    }
    return best;
  };

  /** What is being looked for: set before `agrees` is asked. */
  const sought: Sought = { chunk: new Int32Array(0), from: 0, length: 0, first: 0 };

  const agrees = (word: number, mask: number, inLanguages: number): boolean => {
    const row = termIn(sought.chunk[sought.from + word] ?? 0);
    const token = sought.first + word;
    const end = reading.wordFirst[token + 1] ?? 0;
    for (let each = reading.wordFirst[token] ?? 0; each < end; each += 1) {
      if (reading.terms[each] !== row) continue;
      const tag = reading.tags[each] ?? 0;
      const agreed = mask & (masks[tag] ?? 0);
      const counting = inLanguages & (languages[tag] ?? 0);
      if (agreed === 0 || counting === 0) continue;
      if (word + 1 < sought.length ? agrees(word + 1, agreed, counting) : isMeant(agreed)) return true;
    }
    return false;
  };
  const isMeant = (agreed: number): boolean => agreed !== COUNTED || followsNumber(reading, sought.first);

  const gapsAllow = (): boolean => {
    for (let word = 0; word + 1 < sought.length; word += 1) {
      const allowed = gapsIn(sought.chunk[sought.from + word] ?? 0);
      if ((allowed & gapAfter(words, sought.first + word)) === 0) return false;
    }
    return true;
  };
  const inOneField = (head: number): boolean => {
    const last = sought.first + sought.length - 1;
    if (sought.first < 0 || last >= words.count) return false;
    return last < reading.titleWords || ((head & flag.titleOnly) === 0 && sought.first >= reading.titleWords);
  };

  const findReading = (node: number, limit: number): void => {
    const { chunk, from, length } = sought;
    const word = rarest(chunk, from, length);
    if (word === -1) return;
    const mask = chunk[from - 1] ?? 0;
    let before = NO_OCCURRENCE;
    let each = inRow(termIn(chunk[from + word] ?? 0), term.first);
    for (; each !== NO_OCCURRENCE && hits.count < limit; each = reading.next[each] ?? NO_OCCURRENCE) {
      const token = reading.tokens[each] ?? 0;
      if (token === before) continue;
      before = token;
      sought.first = token - word;
      if (inOneField(chunk[node] ?? 0) && agrees(0, mask, reading.languages) && gapsAllow()) {
        addHit(hits, [sought.first, sought.first + length - 1], node);
      }
    }
  };

  return (chunk, node, limit) => {
    let from = node + NODE_HEAD;
    const known = hits.count;
    sought.chunk = chunk;
    for (let left = chunk[node + 2] ?? 0; left > 0; left -= 1) {
      sought.length = chunk[from] ?? 0;
      sought.from = from + READING_HEAD;
      const added = hits.count - known;
      findReading(node, left === chunk[node + 2] ? known + limit : known + added + limit);
      from = sought.from + sought.length;
    }
  };
}

/** How far before the words their number may stand: «два больших морских порта». */
const NUMBER_REACH = 3;

function followsNumber({ words, titleWords }: Reading, first: number): boolean {
  const start = first >= titleWords ? titleWords : 0;
  for (let word = first - 1; word >= Math.max(start, first - NUMBER_REACH); word -= 1) {
    if (gapAfter(words, word) === gap.stop) return false;
    if (isTwoToFour(foldedWord(words, word))) return true;
  }
  return false;
}
