import { acceptsChain, hashUnit } from '@newswatch/language';
import { mayBegin } from './beginning-bits.ts';
import { findHash } from './hash-slots.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { type Reading, noteOccurrence } from './reading.ts';
import { ANYTHING } from './term-forms.ts';
import { BEGINNING_WIDTH, type Terms } from './terms.ts';
import { type Units, countIn, entriesAt, isUnits, textLengthIn } from './text-table.ts';

/** What is longer is no word. */
const LONGEST = 256;

interface Searching {
  readonly word: number;
  /** As `bitsFor` gives them. */
  readonly bits: Int32Array;
}

/**
 * Notes the terms by how a word begins. The hash of each beginning comes on the way to the hash of the word; the bits
 * tell of nearly every one that no term begins so.
 */
export function findBeginnings(reading: Reading, terms: Terms, { word, bits }: Searching): void {
  const { units, from, to } = unitsOf(reading, word);
  let hash = reading.words.seed;
  for (let end = from; end < to; end += 1) {
    hash = hashUnit(hash, units[end] ?? 0);
    if (!mayBegin(bits, hash)) continue;
    let record = findHash(terms.beginnings.slots, hash);
    for (; record !== 0; record = nextOf(terms, record)) {
      if (isHere(terms, record, { units, from, to: end + 1 })) {
        noteContinued(reading, terms, { record, word, rest: { units, from: end + 1, to } });
      }
    }
  }
}

/** Its folded units; those of an unusual word are written out. */
function unitsOf({ words }: Reading, word: number): Units {
  const folded = words.unusual.size === 0 ? undefined : words.unusual.get(word);
  const from = words.starts[word] ?? 0;
  if (folded === undefined)
    return { units: words.units, from, to: Math.min(words.ends[word] ?? 0, from + LONGEST) };
  const units = Uint16Array.from({ length: Math.min(folded.length, LONGEST) }, (_, at) =>
    folded.charCodeAt(at),
  );
  return { units, from: 0, to: units.length };
}

const nextOf = ({ beginnings }: Terms, record: number): number =>
  beginnings.arena.chunks[record >>> CHUNK_BITS]?.[record & CHUNK_MASK] ?? 0;

function isHere({ beginnings }: Terms, record: number, beginning: Units): boolean {
  const chunk = beginnings.arena.chunks[record >>> CHUNK_BITS];
  return chunk !== undefined && isUnits(chunk, record & CHUNK_MASK, beginning);
}

interface Continued {
  readonly record: number;
  readonly word: number;
  /** What follows the beginning. */
  readonly rest: Units;
}

function noteContinued(reading: Reading, { beginnings }: Terms, { record, word, rest }: Continued): void {
  const chunk = beginnings.arena.chunks[record >>> CHUNK_BITS];
  if (chunk === undefined) return;
  const at = record & CHUNK_MASK;
  const second = chunk[at + 1] ?? 0;
  const from = entriesAt(at, textLengthIn(second));
  const to = from + BEGINNING_WIDTH * countIn(second);
  for (let entry = from; entry < to; entry += BEGINNING_WIDTH) {
    const chain = chunk[entry + 2] ?? 0;
    if (chain === ANYTHING || acceptsChain(chain, rest.units, [rest.from, rest.to])) {
      noteOccurrence(reading, word, [chunk[entry] ?? 0, chunk[entry + 1] ?? 0]);
    }
  }
}
