import { describe } from 'vitest';
import { acknowledgingSpecs } from './event-bus-acknowledging.conformance.ts';
import { deliverySpecs } from './event-bus-delivery.conformance.ts';
import type { EventBus } from './event-bus.ts';
import { type Open, specOn } from './opened.conformance.ts';

/** Nothing in it rests on how many lanes the adapter has. */
export function eventBusConformance(open: Open<EventBus>): void {
  const spec = specOn(open);
  describe('event bus', () => {
    deliverySpecs(spec);
    acknowledgingSpecs(spec);
  });
}
