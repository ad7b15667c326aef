import type { RawBuilder } from 'kysely';
import type { WordQuery } from '@newswatch/domain';
import type { Compilable, Program } from './executor.ts';

/**
 * The words of the archive, each version under the words that it holds; a database finds them as they are and stems
 * nothing. What inflection makes of a word is spelt out in the question (decision 0016).
 */
export interface WordIndex {
  /** Makes it, empty. */
  readonly schema: readonly Compilable[];
  /** Keeps the words of rows that are in the archive, in place of those kept before. */
  write(entries: readonly IndexedWords[]): Program<void>;
  /** Goes with the rows of these versions; before they are removed. */
  forget(versions: readonly string[]): Program<void>;
  /** The rows of the archive that hold what is asked for; a read of a program. */
  narrow(query: WordQuery): Program<Narrowing>;
}

export interface Narrowing {
  readonly condition: RawBuilder<boolean>;
  /** So few that they are best found first, and put in order then. */
  readonly isSelective: boolean;
}

export interface IndexedWords {
  readonly version: string;
  /** As `wordsOf` gives them. */
  readonly words: string;
}
