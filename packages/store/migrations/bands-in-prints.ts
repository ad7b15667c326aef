import type { Compilable, Executor } from '../executor.ts';

/** The bands of stories where their database looks them up by the rows of prints. */
export const bandsInPrints = ({ bands }: Executor): readonly Compilable[] => bands.unneeded;
