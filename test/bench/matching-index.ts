import type { PhraseReading, PhraseWord } from '@newswatch/language';
import { type MatchDocument, type WatchMatch, createWatchIndex } from '@newswatch/matching';

/** Of the watch index what the bench uses; what may be missing is optional. */
export interface BenchIndex {
  put(watch: { readonly id: string; readonly query: string }): void;
  remove(id: string): void;
  match(document: MatchDocument): readonly WatchMatch[];
  readonly size: number;
  /** Counted since the index was made. */
  statistics?(): IndexStatistics;
}

export interface IndexStatistics {
  readonly forms: number;
  readonly terms: number;
  /** Watches that were evaluated. */
  readonly candidates: number;
  /** That the queries take as they were typed, outside of the heap. */
  readonly queryBytes: number;
}

/** The readings of a phrase; the language package's unless given. */
export type Expand = (words: readonly PhraseWord[]) => readonly PhraseReading[];

export const createIndex: (options?: { readonly expand?: Expand }) => BenchIndex = createWatchIndex;
