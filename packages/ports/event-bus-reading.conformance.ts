import { type EventOf, type Message, eventId, feedId } from '@newswatch/domain';
import type { EventBus, Subscription } from './event-bus.ts';
import type { Spec } from './opened.conformance.ts';

/** What the suites of the event bus share: events that say which they are, and subscribers that collect. */
export type Fetched = EventOf<'item.fetched'>;
export type BusSpec = Spec<EventBus>;

export const AT = '2025-10-20T10:00:00.000Z';

/** An event that says which it is by its subject. */
export function fetched(subject: string, key = subject): Fetched {
  const url = `https://news.example/${encodeURIComponent(key)}`;
  return {
    id: eventId('conformance', 'item.fetched', subject),
    type: 'item.fetched',
    source: 'conformance',
    time: AT,
    subject,
    key,
    data: {
      feed: { id: feedId(url), url },
      item: { title: subject, tags: [], enclosures: [] },
      fetchedAt: AT,
      backlog: false,
    },
  };
}

export const numbered = (count: number, key: (index: number) => string = String, name = 'event'): Fetched[] =>
  Array.from({ length: count }, (_, index) => fetched(`${name}-${index}`, key(index)));
export const subjectsOf = (events: readonly Fetched[]): readonly string[] =>
  events.map(({ subject }) => subject);
export const subjectOf = (message: Message): string => message.headers['ce_subject'] ?? '?';

type Reading = Pick<Subscription, 'group'> & Partial<Subscription>;

/** Subscribes to item.fetched from the start, unless told otherwise, and keeps what is acknowledged. */
export async function collect(bus: EventBus, reading: Reading) {
  const messages: Message[] = [];
  const { handleBatch, ...rest } = reading;
  const subscription = await bus.subscribe({
    types: ['item.fetched'],
    from: 'start',
    ...rest,
    handleBatch: async (batch) => {
      await handleBatch?.(batch);
      messages.push(...batch.messages);
    },
  });
  return { messages, subjects: () => messages.map(subjectOf), close: () => subscription.close() };
}
