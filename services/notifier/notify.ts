import {
  type Alert,
  type Clock,
  type ReceiverId,
  type ReceiverKind,
  type VersionId,
  deliveryId,
  instant,
} from '@newswatch/domain';
import type { Stage } from '@newswatch/pipeline';
import type { Alerts, Deliveries, DeliveryDraft, JobQueue, Receivers } from '@newswatch/ports';
import { tellsOf } from '@newswatch/receivers';

/**
 * alert.raised → deliveries, planned in the store and enqueued at once. It emits nothing: what becomes of a delivery is
 * told by `delivery.settled`.
 *
 * - A machine is told alert by alert.
 * - People get one message per article version. All its alerts were decided in one transaction before the first of them
 *   was published, so the first that arrives finds them all, and the others plan the same delivery again.
 * - A receiver that was removed meanwhile gets a delivery all the same, which is then refused: nothing vanishes unseen.
 *
 * Guarantee: at least once into a ledger that keeps one row per delivery id, so once.
 */
export interface NotifyOptions {
  readonly deliveries: Pick<Deliveries, 'plan'>;
  readonly receivers: Pick<Receivers, 'get'>;
  readonly alerts: Pick<Alerts, 'decided'>;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly clock: Clock;
}

export function notifyStage(options: NotifyOptions): Stage<'alert.raised'> {
  const { deliveries, queue, clock } = options;
  return {
    name: 'notify',
    takes: ['alert.raised'],
    async handle(events) {
      const alerts = events.map(({ data }) => data.alert);
      const drafts = await draftsFor(options, alerts);
      const waiting = drafts.length === 0 ? [] : await deliveries.plan(drafts, instant(clock()));
      if (waiting.length > 0) await queue.enqueue(waiting.map((id) => ({ name: 'send-delivery', id })));
      const untold = alerts.filter(({ receivers }) => receivers.length === 0).length;
      return { events: [], filtered: untold === 0 ? {} : { 'no-receiver': untold } };
    },
  };
}

async function draftsFor(
  options: NotifyOptions,
  alerts: readonly Alert[],
): Promise<readonly DeliveryDraft[]> {
  const ids = [...new Set(alerts.flatMap(({ receivers }) => receivers))];
  if (ids.length === 0) return [];
  const kinds = new Map((await options.receivers.get(ids)).map(({ id, kind }) => [id, kind]));
  const together = (id: ReceiverId): boolean => tellsTogether(kinds.get(id));
  const raised = ids.some(together) ? await raisedOf(options, alerts) : [];
  const drafts = alerts.flatMap((alert) =>
    alert.receivers.map((id) => (together(id) ? articleDraft(id, alert, raised) : alertDraft(id, alert))),
  );
  return [...new Map(drafts.map((draft) => [draft.id, draft])).values()];
}

const tellsTogether = (kind: ReceiverKind | undefined): boolean =>
  kind !== undefined && tellsOf(kind) === 'article';

async function raisedOf(
  { alerts: port }: NotifyOptions,
  alerts: readonly Alert[],
): Promise<readonly Alert[]> {
  const versions = new Set<VersionId>(alerts.map(({ article }) => article.version));
  const decisions = await port.decided([...versions]);
  return decisions.filter(({ verdict }) => verdict.kind === 'raised').map(({ alert }) => alert);
}

const alertDraft = (receiverId: ReceiverId, alert: Alert): DeliveryDraft => ({
  id: deliveryId(receiverId, 'alert', alert.id),
  receiverId,
  alertIds: [alert.id],
});

function articleDraft(receiverId: ReceiverId, alert: Alert, raised: readonly Alert[]): DeliveryDraft {
  const { version } = alert.article;
  const siblings = raised.filter(
    (one) => one.article.version === version && one.receivers.includes(receiverId),
  );
  return {
    id: deliveryId(receiverId, 'article', version),
    receiverId,
    alertIds: [...new Set([...siblings.map(({ id }) => id), alert.id])],
  };
}
