import type { Event } from '@newswatch/domain';
import type { HandNote, Job, Ports } from '@newswatch/ports';

/**
 * Every call of a port on the way from a due feed to a settled delivery is a point at which the process can die: just
 * before the call and just after it. Points are named `port.method(what)@before` or `@after`.
 */
export type Reached = (point: string) => void;

/** Calls that only start or watch something and carry no article. */
const offThePath = new Set([
  'subscribe',
  'work',
  'lag',
  'depth',
  'list',
  'hasten',
  'prune',
  'retry',
  'remove',
  'close',
]);

/** The ports, telling of every point that a call passes. */
export function withPoints(ports: Ports, reached: Reached): Ports {
  return {
    bus: watched('bus', ports.bus, reached),
    queue: watched('queue', ports.queue, reached),
    claims: watched('claims', ports.claims, reached),
    handNotes: watched('handNotes', ports.handNotes, reached),
    store: Object.fromEntries(
      Object.entries(ports.store).map(([name, repository]) => [
        name,
        watched(name, repository as object, reached),
      ]),
    ) as unknown as Ports['store'],
  };
}

function watched<T extends object>(name: string, port: T, reached: Reached): T {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      const method = String(property);
      if (typeof member !== 'function' || offThePath.has(method)) return member;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        const point = `${name}.${method}(${subjectOf(`${name}.${method}`, args)})`;
        reached(`${point}@before`);
        const answer: unknown = await Reflect.apply(member, target, args);
        reached(`${point}@after`);
        return answer;
      };
    },
  });
}

/** What tells calls of one method apart: the type published, the job enqueued, the group that notes. */
function subjectOf(call: string, [first]: readonly unknown[]): string {
  switch (call) {
    case 'bus.publish':
      return (first as readonly Event[])[0]?.type ?? '';
    case 'queue.enqueue':
      return (first as readonly Job[])[0]?.name ?? '';
    case 'handNotes.take':
      return (first as HandNote).group;
    case 'handNotes.recall':
    case 'handNotes.release':
      return String(first);
    default:
      return '';
  }
}

/** Empty calls (nothing due, nothing to enqueue) are no step of the path. */
export const carriesNothing = (point: string): boolean => /^(queue\.enqueue|bus\.publish)\(\)/.test(point);

const calls = [
  'polls.due()',
  'queue.enqueue(poll-feed)',
  'polls.take()',
  'articlePages.get()',
  'bus.publish(item.fetched)',
  'articlePages.add()',
  'polls.settle()',
  'articlePages.due()',
  'queue.enqueue(fetch-page)',
  'articlePages.take()',
  'feeds.get()',
  'articlePages.settle()',
  'handNotes.recall(newswatch-normalize)',
  'handNotes.take(newswatch-normalize)',
  'claims.claim()',
  'bus.publish(article.normalized)',
  'handNotes.release(newswatch-normalize)',
  'handNotes.take(newswatch-enrich)',
  'stories.assign()',
  'bus.publish(article.enriched)',
  'handNotes.release(newswatch-enrich)',
  'handNotes.take(newswatch-archive)',
  'archive.put()',
  'handNotes.release(newswatch-archive)',
  'handNotes.take(newswatch-alert)',
  'watches.changesSince()',
  'alerts.decided()',
  'alerts.decide()',
  'bus.publish(alert.raised)',
  'handNotes.release(newswatch-alert)',
  'handNotes.take(newswatch-notify)',
  'deliveries.plan()',
  'queue.enqueue(send-delivery)',
  'handNotes.release(newswatch-notify)',
  'deliveries.take()',
  'receivers.get()',
  'alerts.get()',
  'deliveries.settle()',
  'bus.publish(delivery.settled)',
  'deliveries.announced()',
];

/** Points that must be reached, or the test does not test what it says. */
export const thePath: readonly string[] = calls.flatMap((call) => [`${call}@before`, `${call}@after`]);
