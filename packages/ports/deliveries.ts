import type {
  AlertId,
  Delivery,
  DeliveryId,
  DeliveryStatus,
  Outcome,
  Receiver,
  ReceiverId,
} from '@newswatch/domain';
import type { Lease } from './feeds.ts';
import type { Page, PageQuery } from './page.ts';

/** Where alerts go. Written by the api. Holds secrets: never log what it answers. */
export interface Receivers {
  put(receivers: readonly Receiver[]): Promise<void>;
  get(ids: readonly ReceiverId[]): Promise<readonly Receiver[]>;
  list(query: PageQuery): Promise<Page<Receiver>>;
  remove(id: ReceiverId): Promise<boolean>;
}

/** The ledger of deliveries; its rows are the schedule. Written by the notifier. */
export interface Deliveries {
  /**
   * Adds the deliveries that are not there yet, due at once; one that waits in nobody's hands gains the alerts it lacks.
   * @returns those of the given ids that wait to be sent
   */
  plan(drafts: readonly DeliveryDraft[], now: string): Promise<readonly DeliveryId[]>;
  /** Rows to send or to announce whose time has come or whose lease ran out, oldest first. */
  due(now: string, limit: number): Promise<readonly DeliveryId[]>;
  /**
   * Takes the row when it is due or its lease ran out, and counts the attempt if it is still to be sent. A row that is
   * settled but not announced is taken as it is, to be announced.
   */
  take(id: DeliveryId, lease: Lease): Promise<TakenDelivery | undefined>;
  /** Writes what the attempt came to. @returns the row, or undefined when the lease was lost */
  settle(token: string, outcome: Outcome, now: string): Promise<Delivery | undefined>;
  /** `delivery.settled` is published for these: they are not due any more. */
  announced(ids: readonly DeliveryId[]): Promise<void>;
  /** Newest first. */
  list(query: PageQuery & { readonly status?: DeliveryStatus }): Promise<Page<Delivery>>;
  /** Makes an unfinished or failed delivery due now, a person asks for it; a delivered one stays. @returns the row as it is then */
  retry(id: DeliveryId, now: string): Promise<Delivery | undefined>;
  /** Forgets deliveries settled before. @returns how many */
  prune(before: string): Promise<number>;
}

export interface DeliveryDraft {
  readonly id: DeliveryId;
  readonly receiverId: ReceiverId;
  readonly alertIds: readonly AlertId[];
}

export interface TakenDelivery {
  readonly token: string;
  readonly delivery: Delivery;
}
