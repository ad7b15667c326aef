/** The embedded profile's event bus, job queue, claims and notes, and the one opener of SQLite files. */
export * from './database.ts';
export * from './embedded.ts';
export * from './lock.ts';
