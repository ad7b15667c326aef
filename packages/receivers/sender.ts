import type { Alert, Clock, DeliveryId, Receiver } from '@newswatch/domain';
import type { Web } from '@newswatch/web';
import type { Answer } from './answer.ts';

/**
 * One kind of receiver. A new kind is one file with its sender and one line in the table of send.ts.
 */
export interface Sender<R extends Receiver> {
  readonly tells: Tells;
  /**
   * Sends once and judges the answer. What the receiver or the network does is an answer, never a rejection, and no
   * answer names the receiver's URL or secret.
   */
  send(receiver: R, content: Content, means: Means): Promise<Answer>;
}

/** What one delivery tells: machines want alerts one by one; people want one message for all alerts of an article version. */
export type Tells = 'alert' | 'article';

export type Content = AlertContent | { readonly kind: 'test'; readonly id: string };

export interface AlertContent {
  readonly kind: 'alerts';
  /** The same at every attempt: a receiver that honours it never acts twice. */
  readonly id: DeliveryId;
  /** When the delivery was planned; ISO 8601. */
  readonly createdAt: string;
  /** All of one article version. One where the kind tells by alert. */
  readonly alerts: readonly [Alert, ...Alert[]];
}

export interface Means {
  readonly web: Pick<Web, 'request'>;
  readonly clock: Clock;
  /** For one request, connection and body included. 15 s unless said otherwise. */
  readonly deadlineMs?: number;
  /** Of labels in messages to people. English unless said otherwise. */
  readonly language?: 'ru' | 'en';
  /** IANA name, for times in messages to people. UTC unless said otherwise. */
  readonly timezone?: string;
}
