import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { type Clock, failure, messageOf } from '@newswatch/domain';
import { tarOf } from './tar.ts';

const DATABASES = ['bus.db', 'store.db'] as const;
/** Beside them lies what the configuration file declared; the rest of a data folder is made anew. */
const LEDGER = 'declared.json';
const BUSY_MS = 10_000;

export interface BackupOptions {
  /** Of a newswatch that runs, or of one that does not. */
  readonly folder: string;
  /** A tar archive, made or replaced once it is whole. Unpacked into an empty folder it is the data folder. */
  readonly file: string;
  readonly clock: Clock;
}

/**
 * Copies a data folder as it stands at one instant: both databases are locked against writers while their snapshots are
 * taken, which takes milliseconds, and then read at leisure. What is copied is what a kill at that instant would have
 * left, so a newswatch that starts on it loses nothing.
 * @returns bytes
 * @throws NewswatchError `folder-unusable`, `backup-failed`
 */
export async function backUp({ folder, file, clock }: BackupOptions): Promise<number> {
  requireFolder(folder);
  const target = resolve(file);
  try {
    return await copyTo(folder, target, clock);
  } catch (error) {
    throw failure('backup-failed', { file: target, problem: messageOf(error) }, { cause: error });
  }
}

function requireFolder(folder: string): void {
  try {
    for (const name of DATABASES) statSync(join(folder, name));
  } catch (error) {
    throw failure('folder-unusable', { folder, problem: messageOf(error) }, { cause: error });
  }
}

async function copyTo(folder: string, target: string, clock: Clock): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const scratch = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  stack.defer(() => rmSync(scratch, { recursive: true, force: true }));
  using snapshots = openSnapshots(folder);
  const at = clock();
  for (const { name, database } of snapshots.all) await backup(database, join(scratch, name));
  const hasLedger = existsSync(join(folder, LEDGER));
  if (hasLedger) copyFileSync(join(folder, LEDGER), join(scratch, LEDGER));
  const names = [...DATABASES, ...(hasLedger ? [LEDGER] : [])];
  const files = names.map((name) => ({ name, path: join(scratch, name) }));
  const whole = join(scratch, 'whole');
  await pipeline(tarOf(files, at), createWriteStream(whole, { mode: 0o600, flush: true }));
  renameSync(whole, target);
  return statSync(target).size;
}

interface Snapshots extends Disposable {
  readonly all: readonly { readonly name: string; readonly database: DatabaseSync }[];
}

/** Of all databases at one instant. */
function openSnapshots(folder: string): Snapshots {
  using opening = new DisposableStack();
  {
    using locks = new DisposableStack();
    for (const name of DATABASES) {
      const lock = locks.use(new DatabaseSync(join(folder, name), { timeout: BUSY_MS }));
      lock.exec('begin immediate');
    }
    const all = DATABASES.map((name) => {
      const database = opening.use(
        new DatabaseSync(join(folder, name), { timeout: BUSY_MS, readOnly: true }),
      );
      // A snapshot is taken by the first read.
      database.exec('begin; select count(*) from sqlite_schema');
      return { name, database };
    });
    const opened = opening.move();
    return { all, [Symbol.dispose]: () => opened.dispose() };
  }
}
