import {
  type Alert,
  type Clock,
  type Delivery,
  type DeliveryId,
  type Event,
  type NewswatchError,
  type Outcome,
  type Random,
  SECOND,
  asFailure,
  deliveryIdSchema,
  digest,
  eventId,
  failure,
  given,
  instant,
} from '@newswatch/domain';
import type { JobHandler, JobResult } from '@newswatch/pipeline';
import type { Alerts, Deliveries, Lease, Receivers, TakenDelivery } from '@newswatch/ports';
import { type Answer, type Means, send } from '@newswatch/receivers';
import { type SendSparingly, type Spared, sparing } from './hanging.ts';
import { nextAttempt } from './schedule.ts';

/**
 * send-delivery: take the row under a lease → send → settle the row right after the answer → publish
 * `delivery.settled` when that is final → note that it is announced.
 *
 * A row that is settled but not announced is announced, not sent. A row that somebody else has, or that is not due, is
 * left alone.
 *
 * Guarantee: at least once, with the same delivery id at every attempt. A death, or a pause beyond the lease, between
 * the receiver's answer and our note sends again.
 */
export interface SendDeliveryOptions extends Means {
  readonly deliveries: Pick<Deliveries, 'take' | 'settle' | 'announced'>;
  readonly receivers: Pick<Receivers, 'get'>;
  readonly alerts: Pick<Alerts, 'get'>;
  readonly random: Random;
  /** For one request. The lease is longer by what the store may need. */
  readonly deadlineMs: number;
}

const AT_ONCE = 32;
const LEASE_BEYOND_DEADLINE = 5 * SECOND;

export function sendDelivery(options: SendDeliveryOptions): JobHandler {
  const spare = sparing(send);
  /** What a receiver answered while the store could not note it: noted the next time, not sent again. */
  const unnoted = new Map<DeliveryId, Attempted>();
  return {
    name: 'send-delivery',
    concurrency: AT_ONCE,
    handle: (job) => handle(options, { spare, unnoted }, deliveryIdSchema.parse(job.id)),
  };
}

interface Sending {
  readonly spare: SendSparingly;
  readonly unnoted: Map<DeliveryId, Attempted>;
}

interface Attempted {
  readonly outcome: Outcome;
  /** When we first fetched the article that it tells of; undefined where nothing could be told. */
  readonly fetchedAt?: string;
}

async function handle(
  options: SendDeliveryOptions,
  { spare, unnoted }: Sending,
  id: DeliveryId,
): Promise<JobResult> {
  const { deliveries, clock } = options;
  const startedAt = clock();
  const taken = await deliveries.take(id, leaseFor(options, id, startedAt));
  if (taken === undefined) return { events: [], outcome: 'not-due' };
  if (taken.delivery.status !== 'pending') return announcement(options, taken.delivery, 'announced');
  const attempted = unnoted.get(id) ?? (await attempt(options, spare, { ...taken, startedAt }));
  unnoted.set(id, attempted);
  const { outcome, fetchedAt } = attempted;
  const settled = await deliveries.settle(taken.token, outcome, instant(clock()));
  unnoted.delete(id);
  if (settled === undefined) return { events: [], outcome: 'lease-lost' };
  if (settled.status === 'pending') return { events: [], outcome: 'retry' };
  const announced = announcement(options, settled, settled.status);
  if (outcome.kind === 'delivered') return { ...announced, ...given({ since: fetchedAt }) };
  return { ...announced, error: failure('delivery-lost', { problem: outcome.error.message }) };
}

function leaseFor({ deadlineMs, random }: SendDeliveryOptions, id: DeliveryId, now: number): Lease {
  const until = now + deadlineMs + LEASE_BEYOND_DEADLINE;
  const token = digest(id, String(now), String(random()), String(random()));
  return { now: instant(now), until: instant(until), token };
}

interface Trial extends TakenDelivery {
  readonly startedAt: number;
}

async function attempt(options: SendDeliveryOptions, spare: SendSparingly, trial: Trial): Promise<Attempted> {
  const { receiverId, alertIds, id, createdAt } = trial.delivery;
  const [receiver] = await options.receivers.get([receiverId]);
  if (receiver === undefined) return { outcome: refused(failure('receiver-unknown', { id: receiverId })) };
  const [first, ...rest] = inOrder(alertIds, await options.alerts.get(alertIds));
  if (first === undefined)
    return { outcome: refused(failure('not-found', { what: 'alert', id: alertIds.join(' ') })) };
  const content = { kind: 'alerts', id, createdAt, alerts: [first, ...rest] } as const;
  // A mistake of ours in a message must not bring it back at once for ever: it keeps to the schedule like any failure.
  const answer = await spare(receiver, content, options).catch((thrown: unknown): Answer => ({
    kind: 'failed',
    error: asFailure(thrown),
  }));
  return { outcome: outcomeOf(options, answer, trial), fetchedAt: first.article.fetchedAt };
}

const inOrder = (ids: readonly string[], alerts: readonly Alert[]): readonly Alert[] =>
  ids.flatMap((id) => alerts.find((alert) => alert.id === id) ?? []);

const refused = ({ code, message }: NewswatchError): Outcome => ({
  kind: 'refused',
  error: { code, message },
});

function outcomeOf(
  { clock, random }: SendDeliveryOptions,
  answer: Answer | Spared,
  { delivery, startedAt }: Trial,
): Outcome {
  if (answer.kind === 'delivered') return { kind: 'delivered' };
  if (answer.kind === 'refused') return refused(answer.error);
  const { code, message, retryAfterMs } = answer.error;
  const next = nextAttempt({
    attempts: delivery.attempts,
    createdAt: Date.parse(delivery.createdAt),
    startedAt,
    endedAt: clock(),
    random: random(),
    spared: answer.kind === 'spared',
    ...given({ retryAfterMs }),
  });
  const error = { code, message };
  return next.kind === 'retry' ? { kind: 'retry', at: instant(next.at), error } : { kind: 'gave-up', error };
}

function announcement(
  { deliveries, clock }: SendDeliveryOptions,
  delivery: Delivery,
  outcome: string,
): JobResult {
  return {
    events: [settledEvent(delivery, clock)],
    outcome,
    settle: () => deliveries.announced([delivery.id]),
  };
}

/** Named by the attempt that settled it: a delivery that a person has retried is settled once more. */
const settledEvent = (delivery: Delivery, clock: Clock): Event => ({
  id: eventId(`${delivery.id}/${delivery.attempts}`, 'delivery.settled', delivery.id),
  type: 'delivery.settled',
  source: 'notifier',
  time: instant(clock()),
  subject: delivery.id,
  key: delivery.receiverId,
  data: { delivery },
});
