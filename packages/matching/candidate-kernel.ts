import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SharedInts, reach } from './growing-ints.ts';
import { type Occurrences, reachTo } from './occurrences.ts';
import type { Places } from './places.ts';
import type { WatchRecords } from './watch-records.ts';

/** As `find-candidates.wat` says. */
export interface CandidateKernel {
  /** Enters what so many slots lead to behind the last record. @returns the last then */
  enter(found: number, last: number): number;
  begin(last: number): void;
  /** @returns records that are left, 0 when all have been marked */
  mark(left: number, last: number): number;
  /** @returns how many hashes of pairs are to be asked for */
  pairs(): number;
  addPairs(found: number): void;
  /** @returns how many watches of this article were passed over */
  guard(): number;
  /** @returns how many candidates are left */
  keepOnce(stamp: number): number;
  findRoots(): void;
}

/** What the kernel reads and writes. */
export interface KernelSources {
  readonly occurrences: Occurrences;
  readonly places: Places;
  readonly watches: WatchRecords;
  /** Its own. */
  readonly work: SharedInts;
}

const compiled = new WebAssembly.Module(readFileSync(join(import.meta.dirname, 'find-candidates.wasm')));

/** @throws RangeError where the machine gives no memory */
export function createCandidateKernel({
  occurrences,
  places,
  watches,
  work,
}: KernelSources): CandidateKernel {
  const { terms } = places.vocabulary;
  const { exports } = new WebAssembly.Instance<CandidateKernel>(compiled, {
    index: {
      article: occurrences.memory,
      work: work.memory,
      slots: terms.forms.table.memory,
      lists: terms.forms.lists.arena.memory,
      pairSlots: places.pairs.memory,
      pairRows: places.pairRows.memory,
      postings: places.arena.memory,
      watches: watches.rows.memory,
      programs: watches.arena.memory,
      terms: terms.rows.memory,
      growArticle: (bytes: number) => reachTo(occurrences, bytes),
      growWork: (bytes: number) => {
        if (reach(work.memory, bytes)) work.ints = new Int32Array(work.memory.buffer);
      },
    },
  });
  return exports;
}
