/** A list is read page by page; the cursor is opaque and stays valid while rows come and go. */
export interface PageQuery {
  readonly cursor?: string;
  /** 1 to 200. */
  readonly limit: number;
}
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}
