import type { Alert, AlertId, Decision, FeedId, Verdict, VersionId, WatchId } from '@newswatch/domain';
import type { Page, PageQuery } from './page.ts';

/** One decision per watch and article version, with the whole alert. Written by the alerter. */
export interface Alerts {
  /** What was already decided for these article versions, in the order of deciding. */
  decided(versions: readonly VersionId[]): Promise<readonly Decision[]>;
  /**
   * In one transaction, candidate by candidate in order: reads what the same watch told of the same story and all that it
   * decided on the same article, lets `rule` judge, keeps the decision. A watch and version already decided gets the
   * kept decision; but one withheld as backlog is judged anew, and kept anew, when the candidate is none.
   */
  decide(candidates: readonly AlertCandidate[], rule: AlertRule): Promise<readonly Decision[]>;
  get(ids: readonly AlertId[]): Promise<readonly Alert[]>;
  /** Newest first. `raisedOnly` leaves the withheld out; `watchId` leaves the other watches out. */
  list(
    query: PageQuery & { readonly raisedOnly: boolean; readonly watchId?: WatchId },
  ): Promise<Page<Decision>>;
  /** Forgets decisions on what was first fetched before. @returns how many */
  prune(before: string): Promise<number>;
}

export interface AlertCandidate {
  readonly alert: Alert;
  /** The feed that brought the article. */
  readonly feedId?: FeedId;
  readonly backlog: boolean;
  /** Hours in which a story is told once. */
  readonly windowHours: number;
}

/** Pure: compares the times at which articles were first fetched, never a clock. */
export type AlertRule = (candidate: AlertCandidate, earlier: readonly Decision[]) => Verdict;
