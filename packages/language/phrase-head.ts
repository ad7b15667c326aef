import { ANY_READING } from './grammar.ts';
import { type Forms, union } from './russian-endings.ts';

/** The noun of a phrase with the adjectives before it. */
export interface Head {
  /** Number of units in it. */
  readonly length: number;
  readonly slots: readonly Forms[];
  /** The readings that its words share as typed. */
  readonly agreed: number;
}

/** Forms of the units at the beginning of a phrase, as long as each has some. */
export function leading<Unit>(
  units: readonly Unit[],
  formsOf: (unit: Unit, next: Unit | undefined) => Forms | undefined,
): readonly Forms[] {
  const found: Forms[] = [];
  for (const [at, unit] of units.entries()) {
    const forms = formsOf(unit, units[at + 1]);
    if (forms === undefined) break;
    found.push(forms);
  }
  return found;
}

/** All forms of several paradigms; undefined where there is no paradigm. */
export const nonEmpty = (sets: readonly Forms[]): Forms | undefined =>
  sets.length === 0 ? undefined : union(sets);

/** The readings that all units share as typed. */
export const agreement = (
  units: readonly { readonly folded: string }[],
  slots: readonly Forms[],
  readings: (forms: Forms, word: string) => number,
): number => slots.reduce((mask, forms, at) => mask & readings(forms, units[at]?.folded ?? ''), ANY_READING);
