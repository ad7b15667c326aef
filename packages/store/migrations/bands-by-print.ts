import type { Compilable, Executor } from '../executor.ts';

/** The bands of stories as their database looks them up. */
export const bandsByPrint = ({ bands }: Executor): readonly Compilable[] => bands.layout;
