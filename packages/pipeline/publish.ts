import { type Clock, type Event, encodeEvent, instant } from '@newswatch/domain';
import type { EventBus, JobName } from '@newswatch/ports';
import type { Observer } from './observer.ts';
import type { StageName } from './stage.ts';

export interface PublishOptions {
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly observer: Observer;
  /** Who publishes, for the dead letter. */
  readonly stage: StageName | JobName;
}

/**
 * Publishes events; what the bus refuses for good (oversize) goes to the dead letters of its own stream, so that it
 * ends in a terminal, visible state.
 *
 * @returns the refused events
 * @throws NewswatchError `bus-unavailable`: nothing may be acknowledged
 */
export async function publishAll(
  options: PublishOptions,
  events: readonly Event[],
): Promise<readonly Event[]> {
  const { bus, clock, observer, stage } = options;
  if (events.length === 0) return [];
  const refusals = await bus.publish(events);
  for (const { event, error } of refusals) {
    const message = { ...encodeEvent(event), lane: `unpublished/${event.id}`, position: 0 };
    await bus.deadLetter(message, {
      stage,
      code: error.code,
      message: error.message,
      failedAt: instant(clock()),
    });
    observer.observe({ kind: 'dead-lettered', stage, stream: message.stream, error });
  }
  return refusals.map(({ event }) => event);
}
