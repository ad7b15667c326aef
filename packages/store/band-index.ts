import type { Compilable, Program } from './executor.ts';

/** Under which bands prints are found: of each print those that had room, see story-window.ts. */
export interface BandIndex {
  /** Brings the table of the first schema into the layout of this database. */
  readonly schema: readonly Compilable[];
  /**
   * Prints by number that stand under some of these bands, with the bands. Of prints first fetched before `since` some
   * may be missing; a print may stand under a band that it does not have, or be gone: whoever reads it sees that.
   */
  under(bands: ReadonlySet<string>, since: string): Program<ReadonlyMap<number, readonly string[]>>;
  /** After their prints were kept. */
  add(kept: readonly BandsOfPrint[]): Program<void>;
  /** Goes with the prints; all bands that they have. */
  forget(gone: readonly BandsOfPrint[]): Program<void>;
}

export interface BandsOfPrint {
  readonly number: number;
  readonly bands: readonly string[];
}
