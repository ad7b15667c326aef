import { askWords } from './asked-words.ts';
import { bitsFor } from './beginning-bits.ts';
import type { CandidateKernel } from './candidate-kernel.ts';
import type { Comparison } from './comparison.ts';
import { findBeginnings } from './find-beginnings.ts';
import { type Added, mergeOccurrences } from './occurrences.ts';
import type { Reading } from './reading.ts';
import type { Terms } from './terms.ts';

export interface Finding {
  readonly reading: Reading;
  readonly terms: Terms;
  readonly comparison: Comparison;
  readonly kernel: Pick<CandidateKernel, 'enter'>;
}

/**
 * Finds the terms of an article: asks every word whether it is a form, and, where beginnings count, each beginning of it.
 * That a word is a form has yet to be confirmed (`decide.wat`), and so has that it counts in the languages of the article.
 */
export function findTerms(finding: Finding): void {
  const { reading, terms, kernel } = finding;
  const { occurrences, words } = reading;
  askWords(terms.forms.table, words, (found) => {
    occurrences.last = kernel.enter(found, occurrences.last);
  });
  const bits = bitsFor(terms.bits, reading.languages);
  reading.isOpen = bits !== undefined;
  if (bits !== undefined) mergeOccurrences(occurrences, beginningsIn(finding, bits));
}

function beginningsIn({ reading, terms, comparison }: Finding, bits: Int32Array): readonly Added[] {
  const beginnings = { comparison, terms, added: new Array<Added>(), word: 0 };
  for (; beginnings.word < reading.words.count; beginnings.word += 1) findBeginnings(beginnings, bits);
  return beginnings.added;
}
