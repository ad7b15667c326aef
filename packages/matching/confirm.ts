import { type Comparison, askTerm, askWord, beginsWith } from './comparison.ts';
import { OCCURRENCE_BITS, occurrence } from './occurrences.ts';
import { formAt, lengthIn, tagIn } from './paradigms.ts';
import { NO_TAG } from './tags.ts';

/**
 * The tag of an occurrence; NO_TAG where the word is another one after all. Of a word whose print was found it is not sure
 * that it is the form until the texts have been compared: that is done where somebody asks for the occurrence, and few are
 * ever asked for.
 */
export function tagOf(comparison: Comparison, each: number): number {
  const { all } = comparison.reading.occurrences;
  const at = each << OCCURRENCE_BITS;
  const known = all[at + occurrence.tag] ?? NO_TAG;
  if (known >= 0) return known;
  const tag = compare(comparison, at, all[at + occurrence.form] ?? 0);
  all[at + occurrence.tag] = tag;
  return tag;
}

function compare(comparison: Comparison, at: number, entry: number): number {
  const { all } = comparison.reading.occurrences;
  askWord(comparison, all[at + occurrence.word] ?? 0);
  askTerm(comparison, all[at + occurrence.term] ?? 0);
  const { paradigm, middle, reading, terms } = comparison;
  const { ints } = terms.paradigms.arena;
  const form = formAt(paradigm, entry);
  const both = ints[form] ?? 0;
  const isForm =
    middle + lengthIn(both) === reading.units.to &&
    beginsWith(comparison, ints[form + 1] ?? 0, lengthIn(both));
  return isForm ? tagIn(both) : NO_TAG;
}
