/** The embedded profile's event bus, job queue, claims and notes, and the one opener of SQLite files. */
export { type Embedded, openEmbedded, openStoreFile } from './embedded.ts';
export { backUp } from './backup.ts';
