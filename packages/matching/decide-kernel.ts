import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reach } from './growing-ints.ts';
import type { Hits } from './hits.ts';
import type { Occurrences } from './occurrences.ts';
import type { Terms } from './terms.ts';
import type { WatchRecords } from './watch-records.ts';

/** As `decide.wat` says. Nodes are given by where they lie among the integers of programs. */
export interface DecideKernel {
  /** Begins an article. */
  begin(last: number, wordCount: number, titleWords: number, languages: number): void;
  /** @returns 1 where a node holds, else 0 */
  holds(node: number, limit: number): number;
  findPhrase(node: number, limit: number): void;
  addHit(first: number, last: number, node: number): void;
  /** @returns 1 where a record counts as a usage and masks ask for it, else 0 */
  isSense(record: number, usage: number, first: number, second: number): number;
  agreesIn(languages: number, first: number, second: number): number;
}

/** What the kernel reads and writes. */
export interface DecideSources {
  readonly occurrences: Pick<Occurrences, 'memory'>;
  readonly terms: Pick<Terms, 'rows' | 'paradigms' | 'tags'>;
  readonly watches: Pick<WatchRecords, 'arena'>;
  /** Of the words of the article. */
  readonly words: WebAssembly.Memory;
  readonly work: WebAssembly.Memory;
  readonly hits: Hits;
}

/** What the kernel asks of others. */
export interface Asked {
  findNear(node: number, limit: number): void;
  findExact(node: number, limit: number): void;
  compares(node: number): boolean;
  followsNumber(word: number): boolean;
  gapsAllow(words: number, length: number, first: number): boolean;
}

const compiled = new WebAssembly.Module(readFileSync(join(import.meta.dirname, 'decide.wasm')));

/** @throws RangeError where the machine gives no memory */
export function createDecideKernel(sources: DecideSources, asked: Asked): DecideKernel {
  const { occurrences, terms, watches, words, work, hits } = sources;
  const { exports } = new WebAssembly.Instance<DecideKernel>(compiled, {
    index: {
      article: occurrences.memory,
      hits: hits.memory,
      words,
      work,
      programs: watches.arena.memory,
      terms: terms.rows.memory,
      texts: terms.paradigms.arena.memory,
      tags: terms.tags.rows.memory,
      growHits: (bytes: number) => {
        if (reach(hits.memory, bytes)) hits.ints = new Int32Array(hits.memory.buffer);
      },
      ...asked,
    },
  });
  return exports;
}
