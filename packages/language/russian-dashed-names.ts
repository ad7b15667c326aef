import { NOMINATIVE } from './grammar.ts';
import { gap } from './gap.ts';
import type { PhraseWord } from './phrase-words.ts';
import { headOf } from './russian-heads.ts';
import { allGivenNames } from './russian-person-names.ts';
import { isAcronym } from './russian.ts';
import { keepsOneForm } from './russian-unchanging.ts';
import { inUnits } from './russian-units.ts';

/**
 * «Папуа Новая Гвинея» as if its dash were typed. The first name keeps one form, so what stands behind it in the nominative
 * depends on it no more than it would behind a dash: it has the case of the whole.
 */
export function withDash(words: readonly PhraseWord[]): readonly PhraseWord[] {
  const [first, ...rest] = words;
  if (first === undefined || first.gap !== gap.space || rest.length < 2 || !words.every(isName)) return words;
  if (isAcronym(first.text) || allGivenNames.has(first.folded) || !keepsOneForm(first.folded)) return words;
  const head = headOf(inUnits(rest));
  const isOneName = head?.length === rest.length && head.length > 1 && (head.agreed & NOMINATIVE) !== 0;
  return isOneName ? [{ ...first, gap: gap.dash }, ...rest] : words;
}

const isName = ({ folded, capital, prefix, quoted }: PhraseWord): boolean =>
  capital && !prefix && !quoted && /^[а-я]+$/.test(folded);
