import { acceptsChain, chainSpan, hashUnit } from '@newswatch/language';
import { mayBegin } from './beginning-bits.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { findRecord } from './print-slots.ts';
import { type Reading, noteOccurrence } from './reading.ts';
import { ANYTHING } from './term-forms.ts';
import { BEGINNING_WIDTH, type Terms } from './terms.ts';
import { beginsWith, countIn, entriesAt, textLengthIn } from './text-table.ts';

/**
 * Notes the terms by how the word that is read begins. The hash of each beginning comes on the way to the hash of the
 * word; the bits tell of nearly every one that no term begins so.
 *
 * @param bits as `bitsFor` gives them
 */
export function findBeginnings(reading: Reading, terms: Terms, bits: Int32Array): void {
  const { units, from, to } = reading.folded;
  let hash = reading.words.seed;
  for (let end = from; end < to; end += 1) {
    hash = hashUnit(hash, units[end] ?? 0);
    if (mayBegin(bits, hash)) noteBeginning(reading, terms, { hash, length: end + 1 - from });
  }
}

interface Beginning {
  readonly hash: number;
  readonly length: number;
}

function noteBeginning(reading: Reading, { beginnings }: Terms, { hash, length }: Beginning): void {
  const { chunks } = beginnings.arena;
  const record = findRecord(beginnings.slots, hash, (each) => {
    const chunk = chunks[each >>> CHUNK_BITS];
    const at = each & CHUNK_MASK;
    return (
      chunk !== undefined &&
      textLengthIn(chunk[at + 1] ?? 0) === length &&
      beginsWith(reading.folded, chunk, at)
    );
  });
  const chunk = chunks[record >>> CHUNK_BITS];
  if (record !== 0 && chunk !== undefined) noteContinued(reading, chunk, record & CHUNK_MASK);
}

function noteContinued(reading: Reading, chunk: Int32Array, at: number): void {
  const { folded } = reading;
  const second = chunk[at + 1] ?? 0;
  const length = textLengthIn(second);
  const rest = chainSpan(folded.from + length, folded.to);
  const from = entriesAt(at, length);
  const to = from + BEGINNING_WIDTH * countIn(second);
  for (let entry = from; entry < to; entry += BEGINNING_WIDTH) {
    const chain = chunk[entry + 2] ?? 0;
    if (chain === ANYTHING || acceptsChain(chain, folded.units, rest)) {
      noteOccurrence(reading, chunk[entry] ?? 0, chunk[entry + 1] ?? 0);
    }
  }
}
