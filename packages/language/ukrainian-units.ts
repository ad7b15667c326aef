import { type PhraseWord, compounds } from './phrase-words.ts';
import type { Unit } from './ukrainian-names.ts';

/** The words of a phrase, compounds as one: the last part inflects. */
export const inUnits = (words: readonly PhraseWord[]): readonly Unit[] => compounds(words).map(asUnit);

function asUnit(run: readonly PhraseWord[]): Unit {
  const last = run[run.length - 1];
  return {
    before: run.slice(0, -1),
    text: last?.text ?? '',
    folded: last?.folded ?? '',
    capital: run.some((word) => word.capital),
    prefix: last?.prefix ?? false,
    quoted: run[0]?.quoted ?? false,
  };
}
