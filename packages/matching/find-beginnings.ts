import { acceptsChain, chainSpan, hashUnit } from '@newswatch/language';
import { mayBegin } from './beginning-bits.ts';
import { type Comparison, askTerm, askWord, beginsWith } from './comparison.ts';
import { LIST_HEAD, lengthOfList, rowIn } from './form-lists.ts';
import { type Added, CONTINUED } from './occurrences.ts';
import { beginningAt, beginningCount, lengthIn, tagIn } from './paradigms.ts';
import { VALUE } from './slot-table.ts';
import { countsIn } from './tags.ts';
import { ANYTHING } from './term-forms.ts';
import type { Terms } from './terms.ts';

export interface Beginnings {
  readonly comparison: Comparison;
  readonly terms: Terms;
  /** What is found is added to. */
  readonly added: Added[];
  /** The word that is asked. */
  word: number;
}

/**
 * Finds the terms that begin as a word does and go on as it goes on. The hash of each beginning comes on the way to the
 * hash of the word; the bits tell of nearly every one that no term begins so.
 *
 * @param bits as `bitsFor` gives them
 */
export function findBeginnings(beginnings: Beginnings, bits: Int32Array): void {
  const { comparison, terms, word } = beginnings;
  askWord(comparison, word);
  const { reading } = comparison;
  const { units, from, to } = reading.units;
  let hash = reading.words.seed;
  const first = from + terms.bits.shortest - 1;
  for (let at = from; at < to; at += 1) {
    hash = hashUnit(hash, units[at] ?? 0, reading.words.seed);
    if (at < first || !mayBegin(bits, hash)) continue;
    findBeginning(beginnings, hash, at + 1 - from);
  }
}

function findBeginning(beginnings: Beginnings, hash: number, length: number): void {
  const { kernel, ints } = beginnings.terms.beginnings.table;
  let slot = kernel.find(hash);
  for (; slot !== 0; slot = kernel.next(hash, slot)) {
    const value = ints[slot + VALUE] ?? 0;
    if (value > 0) addContinued(beginnings, rowIn(value), length);
    else addList(beginnings, -value, length);
  }
}

function addList(beginnings: Beginnings, list: number, length: number): void {
  const { ints } = beginnings.terms.beginnings.lists.arena;
  const end = list + LIST_HEAD + lengthOfList(ints[list] ?? 0);
  for (let member = list + LIST_HEAD; member < end; member += 1) {
    const value = ints[member] ?? 0;
    addContinued(beginnings, value > 0 ? rowIn(value) : -value, length);
    if (value < 0) member += 1;
  }
}

/** Adds an occurrence for each beginning of this length that the word continues. */
function addContinued({ comparison, terms, added, word }: Beginnings, row: number, length: number): void {
  askTerm(comparison, row);
  const { paradigm, middle, reading } = comparison;
  const { units, from, to } = reading.units;
  const { ints } = terms.paradigms.arena;
  const count = beginningCount(terms.paradigms, paradigm);
  for (let each = 0; each < count; each += 1) {
    const beginning = beginningAt(terms.paradigms, paradigm, each);
    const both = ints[beginning] ?? 0;
    if (middle + lengthIn(both) !== from + length) continue;
    if ((countsIn(terms.tags, tagIn(both)) & reading.languages) === 0) continue;
    const entry = ints[beginning + 2] ?? 0;
    if (entry !== ANYTHING && !acceptsChain(entry, units, chainSpan(from + length, to))) continue;
    if (!beginsWith(comparison, ints[beginning + 1] ?? 0, lengthIn(both))) continue;
    added.push({ word, row, form: CONTINUED, tag: tagIn(both) });
  }
}
