/**
 * How a phrase uses a term, in 16 bits. The same term serves whatever phrases have its word: that one of its forms is the
 * typed one, which counts in every article and beside whatever else is as typed, is a matter of the phrase; and so is
 * whether the beginnings of the term count, for only the last word of a phrase takes suffixes.
 */
export interface Usage {
  /** The entry of the paradigm that is the typed form, counted from 1; 0 where none is. */
  readonly typed: number;
  /** Whether beginnings count. */
  readonly isOpen: boolean;
}

const OPEN = 1 << 15;

export const usageOf = ({ typed, isOpen }: Usage): number => (typed < OPEN ? typed : 0) | (isOpen ? OPEN : 0);
export const typedEntry = (usage: number): number => usage & (OPEN - 1);
export const isOpenIn = (usage: number): boolean => (usage & OPEN) !== 0;

/** As programs hold them, two to an integer. */
export function packUsages(usages: readonly number[]): readonly number[] {
  const packed: number[] = [];
  for (let at = 0; at < usages.length; at += 2)
    packed.push((usages[at] ?? 0) | ((usages[at + 1] ?? 0) << 16));
  return packed;
}
