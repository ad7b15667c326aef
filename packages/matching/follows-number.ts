import { foldedWord, gap, gapAfter, isTwoToFour } from '@newswatch/language';
import type { Reading } from './reading.ts';

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
