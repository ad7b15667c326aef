import { fold } from './fold.ts';
import { adjective } from './russian-adjectives.ts';
import { type Forms, oneForm, union } from './russian-endings.ts';
import { nouns } from './russian-nouns.ts';

/** One form of a word with the bits of number, case, gender and animacy that it can have (`grammar.ts`). */
export interface Form {
  readonly text: string;
  readonly grammar: number;
}

/** Forms of a single Russian word, taken as a nominative. Folded; a word that cannot be placed keeps one form. */
export function russianForms(word: string): readonly Form[] {
  const folded = fold(word);
  const parts = folded.split('-');
  const last = parts.pop() ?? '';
  const before = parts.map((part) => `${part}-`).join('');
  const forms = isAcronym(word) ? oneForm(last) : union(paradigms(last));
  return [...forms].map(([text, grammar]) => ({ text: before + text, grammar }));
}

/** All capitals and short: ТМТМ, ОТГ. Longer ones are rather a shouted word. */
export const isAcronym = (word: string): boolean =>
  word.length >= 2 && word.length <= 6 && word === word.toUpperCase() && word !== word.toLowerCase();

/** Paradigms of which the folded word can be a nominative, the adjective first. */
export function paradigms(word: string): readonly Forms[] {
  const asAdjective = adjective(word);
  const asNouns = trueNouns(word);
  return asAdjective === undefined ? asNouns : [asAdjective, ...asNouns];
}

/** Nouns by their ending, without what is rather an adjective: «соглашение», not «столовая»; «простой» is either. */
export function trueNouns(word: string): readonly Forms[] {
  const may = /(ие|ний|простой)$/.test(word) || adjective(word) === undefined;
  return may ? nouns(word) : [];
}
