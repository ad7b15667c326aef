/** The repositories of the store, written once over an executor; one executor per dialect. */
export * from './dialects/sqlite.ts';
export type { Executor } from './executor.ts';
export * from './open-store.ts';
