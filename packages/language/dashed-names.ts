import { NOMINATIVE } from './grammar.ts';
import { gap } from './gap.ts';
import type { Head } from './phrase-head.ts';
import type { PhraseWord } from './phrase-words.ts';
import { headOf } from './russian-heads.ts';
import { allGivenNames } from './russian-person-names.ts';
import { isAcronym } from './russian.ts';
import { keepsOneForm } from './russian-unchanging.ts';
import { inUnits } from './russian-units.ts';
import { headOf as ukrainianHeadOf } from './ukrainian-heads.ts';
import { inUnits as inUkrainianUnits } from './ukrainian-units.ts';

/**
 * «Папуа Новая Гвинея» as if its dash were typed. The first name keeps one form, so what stands behind it in the nominative
 * depends on it no more than it would behind a dash: it has the case of the whole.
 */
export function withDash(words: readonly PhraseWord[]): readonly PhraseWord[] {
  const isOneName = isUnchangingAnd(
    words,
    (rest) => isWhole(headOf(inUnits(rest)), rest) || isUkrainian(rest),
  );
  return words[0]?.gap === gap.space && isOneName ? joinedBy(gap.dash, words) : words;
}

/** «Папуа — Нова Гвінея» as if a hyphen joined it: Ukrainian phrases are read by compounds. */
export const joinedByDash = (words: readonly PhraseWord[]): readonly PhraseWord[] =>
  words[0]?.gap === gap.dash && isUnchangingAnd(words, isUkrainian) ? joinedBy(gap.hyphen, words) : words;

const joinedBy = (between: number, [first, ...rest]: readonly PhraseWord[]): readonly PhraseWord[] =>
  first === undefined ? rest : [{ ...first, gap: between }, ...rest];

function isUnchangingAnd(
  [first, ...rest]: readonly PhraseWord[],
  isAdjectiveAndNoun: (rest: readonly PhraseWord[]) => boolean,
): boolean {
  if (first === undefined || rest.length < 2 || !isName(first) || !rest.every(isName)) return false;
  if (isAcronym(first.text) || allGivenNames.has(first.folded) || !keepsOneForm(first.folded)) return false;
  return isAdjectiveAndNoun(rest);
}

const isName = ({ folded, capital, prefix, quoted }: PhraseWord): boolean =>
  capital && !prefix && !quoted && /^[а-яґєії]+$/.test(folded);

const isUkrainian = (rest: readonly PhraseWord[]): boolean =>
  isWhole(ukrainianHeadOf(inUkrainianUnits(rest)), rest);

const isWhole = (head: Head | undefined, { length }: readonly PhraseWord[]): boolean =>
  head?.length === length && (head.agreed & NOMINATIVE) !== 0;
