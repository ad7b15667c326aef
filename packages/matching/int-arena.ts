import {
  type GrowingInts,
  type SharedInts,
  createGrowingInts,
  createSharedInts,
  growTo,
} from './growing-ints.ts';

/** Records of integers. A reference is a place among `ints`; a freed record is used again for one of the same size. */
export interface IntArena extends GrowingInts {
  used: number;
  /** Size → the first free record; each holds the next one. */
  readonly freed: Map<number, number>;
}

/** Empty. Reference 0 is none. */
export const createIntArena = (): IntArena => ({ ...createGrowingInts(), used: 1, freed: new Map() });

/** Records that a kernel reads as well. */
export type SharedArena = IntArena & SharedInts;

/** Empty. Reference 0 is none. */
export const createSharedArena = (): SharedArena => ({ ...createSharedInts(), used: 1, freed: new Map() });

/** @returns a reference of at least 1; the record holds whatever it held */
export function allocate(arena: IntArena, size: number): number {
  const again = arena.freed.get(size) ?? 0;
  if (again !== 0) {
    arena.freed.set(size, arena.ints[again] ?? 0);
    return again;
  }
  const reference = arena.used;
  arena.used += size;
  growTo(arena, arena.used);
  return reference;
}

export function free(arena: IntArena, reference: number, size: number): void {
  arena.ints[reference] = arena.freed.get(size) ?? 0;
  arena.freed.set(size, reference);
}
