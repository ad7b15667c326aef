import { closeSync, openSync, readSync } from 'node:fs';

/** Tells how long the main thread has waited for a processor that others had, in milliseconds. */
export interface Waiting {
  read(): number;
  close(): void;
}

const LONGEST = 64;

/** As Linux counts it (`/proc/…/schedstat`: running, waiting, slices); nothing elsewhere. */
export function openWaiting(): Waiting {
  const file = openIfThere(`/proc/self/task/${process.pid}/schedstat`);
  const bytes = Buffer.alloc(LONGEST);
  return {
    read() {
      if (file === undefined) return 0;
      const length = readSync(file, bytes, 0, LONGEST, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[1] ?? 0) / 1e6;
    },
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}
