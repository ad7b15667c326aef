import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Clock, failure, messageOf } from '@newswatch/domain';
import type { Claims, Closeable, EventBus, HandNotes, JobQueue } from '@newswatch/ports';
import { createEventBus } from './bus.ts';
import { createClaims } from './claims.ts';
import { openDatabase } from './database.ts';
import { createHandNotes } from './hand-notes.ts';
import { lockFolder } from './lock.ts';
import { createJobQueue } from './queue.ts';
import { busMigrations } from './schema.ts';
import { createWalSync } from './wal-sync.ts';

export interface EmbeddedOptions {
  /** Made when missing, for its owner only: what lies in it holds secrets. */
  readonly folder: string;
  readonly clock: Clock;
  /** How long the bus keeps messages, in milliseconds; 7 days. */
  readonly retainMs?: number;
}

export interface Embedded extends Closeable {
  readonly bus: EventBus;
  readonly queue: JobQueue;
  readonly claims: Claims;
  readonly handNotes: HandNotes;
  /** Ends what is in hand and begins nothing more. What that rests on, such as the store, is closed after it. */
  drain(): Promise<void>;
}

/**
 * Opens a data folder for this process alone. Bus, queue, claims and notes lie in `bus.db`. Its commits leave syncing to
 * the system; what must survive the machine is synced before anybody is told of it (wal-sync.ts). Closing waits for batches and jobs in hand, and gives up the folder.
 * @throws NewswatchError `folder-locked`, `folder-unusable`, `folder-too-new`, `sqlite-too-old`
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { folder, clock } = options;
  makeFolder(folder);
  using opening = new DisposableStack();
  opening.adopt(lockFolder(folder), (lock) => void lock.close());
  const path = join(folder, 'bus.db');
  const database = opening.use(
    openDatabase(path, { migrations: busMigrations, synchronous: 'NORMAL', layout: 'log' }),
  );
  const wal = createWalSync(database, path);
  const bus = createEventBus({ ...options, database, sync: wal.sync });
  const queue = createJobQueue(database);
  const claims = createClaims(database, clock);
  const handNotes = createHandNotes(database);
  const opened = opening.move();
  // Jobs first: those in hand may still publish. A batch in hand that can enqueue no more is delivered again.
  const drain = async (): Promise<void> => {
    await queue.close();
    await bus.close();
  };
  let draining: Promise<void> | undefined;
  const drained = (): Promise<void> => (draining ??= drain());
  return {
    bus,
    queue,
    claims,
    handNotes,
    drain: drained,
    close: async () => {
      await drained();
      await wal.close();
      opened.dispose();
    },
  };
}

/**
 * `store.db` of a folder that this process has opened. Its schema is the store's; it is closed before the folder is.
 * @throws NewswatchError `sqlite-too-old`, `folder-unusable`, `data-damaged`
 */
export const openStoreFile = (folder: string): DatabaseSync => openDatabase(join(folder, 'store.db'));

function makeFolder(folder: string): void {
  try {
    makeLevels(folder);
  } catch (error) {
    throw failure('folder-unusable', { folder, problem: messageOf(error) }, { cause: error });
  }
}

/** Level by level: where a file system knows no parent and makes none (/proc), Node's recursive mkdir never returns. */
function makeLevels(folder: string): void {
  if (existsSync(folder)) return;
  makeLevels(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
