import type { Compilable, Program } from './executor.ts';

/** Under which bands prints are found: of each print those that had room, see story-window.ts; its row names them. */
export interface BandIndex {
  /** What this database makes of the table of the first schema: first its layout, later what it needs no longer. */
  readonly layout: readonly Compilable[];
  readonly unneeded: readonly Compilable[];
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
