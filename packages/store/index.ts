/** The repositories of the store, written once over an executor; one executor per dialect. */
export { type PostgresOptions, openPostgres } from './dialects/postgres.ts';
export { sqliteExecutor } from './dialects/sqlite.ts';
export { type Copied, copyStore } from './copy-store.ts';
export type { Executor } from './executor.ts';
export { handNoteRepository } from './hand-notes.ts';
export { inspectDatabase } from './inspect.ts';
export { openStore } from './open-store.ts';
export { type StoreThread, openStoreThread } from './thread/open-store-thread.ts';
export { serveStore } from './thread/serve-store.ts';
