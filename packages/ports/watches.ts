import type { Watch, WatchId } from '@newswatch/domain';
import type { Page, PageQuery } from './page.ts';

/** Stored queries. Written by the api. */
export interface Watches {
  put(watches: readonly Watch[]): Promise<void>;
  get(ids: readonly WatchId[]): Promise<readonly Watch[]>;
  list(query: PageQuery): Promise<Page<Watch>>;
  remove(id: WatchId): Promise<boolean>;
  /**
   * What changed after a revision. Revisions come from one counter row updated in the transaction of the change (a
   * sequence lets a reader miss a late commit); removals leave tombstones.
   */
  changesSince(revision: number): Promise<WatchChanges>;
}

export interface WatchChanges {
  /** Ask from here next time. */
  readonly revision: number;
  readonly changed: readonly Watch[];
  readonly removed: readonly WatchId[];
}
