import { adjective } from './russian-adjectives.ts';
import { type Forms, union } from './russian-endings.ts';
import type { Unit } from './russian-units.ts';

/**
 * The endings of an ordinal that is written in digits: «31-я статья», «31-й статьи». Behind a vowel one letter is
 * written, behind a consonant two («1-го»); the longer endings («1-ого», «1-ый») are met too.
 */
const ENDINGS: Forms = union(
  // Both stems have four letters.
  [...(adjective('первый') ?? []), ...(adjective('второй') ?? [])].flatMap(([form, mask]) => {
    const long = form.slice(4);
    return [...new Set([long, long.slice(1)])].map((ending) => new Map([[ending, mask]]));
  }),
);

/** The forms of what stands behind the digits; nothing where the unit is no ordinal. */
export const ordinal = ({ before, after, folded }: Unit): Forms | undefined =>
  before.length === 1 && after.length === 0 && /^\d+$/.test(before[0]?.folded ?? '') && ENDINGS.has(folded)
    ? ENDINGS
    : undefined;
