/** The repositories of the store, written once over an executor; one executor per dialect. */
export { sqliteExecutor } from './dialects/sqlite.ts';
export type { Executor } from './executor.ts';
export { openStore } from './open-store.ts';
