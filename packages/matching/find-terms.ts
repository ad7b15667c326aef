import { type AskedWords, askWords } from './asked-words.ts';
import { bitsFor } from './beginning-bits.ts';
import type { Comparison } from './comparison.ts';
import { findBeginnings } from './find-beginnings.ts';
import { LIST_HEAD, entryIn, lengthOfList, rowIn } from './form-lists.ts';
import { addOccurrence } from './occurrences.ts';
import type { Reading } from './reading.ts';
import { addCode, codeOf } from './term-bits.ts';
import type { Terms } from './terms.ts';

export interface Finding {
  readonly reading: Reading;
  readonly terms: Terms;
  readonly asked: AskedWords;
  readonly comparison: Comparison;
}

/**
 * Finds the terms of an article: asks every word whether it is a form, and, where beginnings count, each beginning of it.
 * That a word is a form has yet to be confirmed (`confirm.ts`), and so has that it counts in the languages of the article.
 */
export function findTerms({ reading, terms, asked, comparison }: Finding): void {
  const { words, occurrences, occurrencesOf } = reading;
  askWords(asked, words, terms.forms);
  const bits = bitsFor(terms.bits, reading.languages);
  let left = asked.count;
  occurrencesOf[words.count] = occurrences.count;
  for (let word = words.count - 1; word >= 0; word -= 1) {
    occurrences.word = word;
    for (; left > 0 && asked.words[left - 1] === word; left -= 1) {
      const value = asked.values[left - 1] ?? 0;
      if (value > 0) add(reading, rowIn(value), entryIn(value));
      else addList(reading, terms, -value);
    }
    if (bits !== undefined) findBeginnings({ comparison, terms }, bits, word);
    occurrencesOf[word] = occurrences.count;
  }
}

function add({ occurrences, termBits }: Reading, row: number, entry: number): void {
  addCode(termBits, codeOf(row));
  addOccurrence(occurrences, row, entry);
}

function addList(reading: Reading, { forms }: Terms, list: number): void {
  const { ints } = forms.lists.arena;
  const end = list + LIST_HEAD + lengthOfList(ints[list] ?? 0);
  for (let member = list + LIST_HEAD; member < end; member += 1) {
    const value = ints[member] ?? 0;
    if (value > 0) add(reading, rowIn(value), entryIn(value));
    else {
      member += 1;
      add(reading, -value, ints[member] ?? 0);
    }
  }
}
