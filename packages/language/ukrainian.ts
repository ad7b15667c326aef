import { type Form, isAcronym } from './russian.ts';
import { fold } from './fold.ts';
import { remembering } from './memo.ts';
import { type Forms, oneForm, union } from './russian-endings.ts';
import { adjectives, isSurelyAdjective } from './ukrainian-adjectives.ts';
import { pluralNouns } from './ukrainian-lemmas.ts';
import { irregularNouns } from './ukrainian-irregular.ts';
import { singularNouns } from './ukrainian-nouns.ts';
import { unchanging } from './ukrainian-words.ts';

/** Forms of a single Ukrainian word, taken as a nominative. Folded; a word that cannot be placed keeps one form. */
export function ukrainianForms(word: string): readonly Form[] {
  const folded = fold(word);
  const parts = folded.split('-');
  const last = parts.pop() ?? '';
  const before = parts.map((part) => `${part}-`).join('');
  const forms = isAcronym(word) ? oneForm(last) : union([oneForm(last), ...paradigms(last)]);
  return [...forms].map(([text, grammar]) => ({ text: before + text, grammar }));
}

/** Paradigms of which the folded word can be a nominative, adjectives first. */
export const paradigms = remembering((word): readonly Forms[] => [...adjectives(word), ...trueNouns(word)]);

/** Nouns by their ending, without what is rather an adjective. */
export const trueNouns = remembering((word): readonly Forms[] => {
  if (isSurelyAdjective(word)) return [];
  const isPlural = /[иії]$/.test(word) && !unchanging.has(word) && !Object.hasOwn(irregularNouns, word);
  return isPlural ? pluralNouns(word) : singularNouns(word);
});
