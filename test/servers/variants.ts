import { randomUUID } from 'node:crypto';
import type { Claims, Deliveries, EventBus, Ports } from '@newswatch/ports';

/**
 * Newswatch as it is, and as it must not be. Each wrong one does one thing of which our guarantees say that it may not
 * be done; everything else is the code as it is.
 */
export const variants = {
  'is right': (ports: Ports): Ports => ports,
  'acknowledges before it publishes': (ports: Ports): Ports => ({
    ...ports,
    bus: acknowledgingFirst(ports.bus),
  }),
  'never looks for rows that are due': (ports: Ports): Ports => ({
    ...ports,
    store: { ...ports.store, deliveries: withoutDueRows(ports.store.deliveries) },
  }),
  'takes a claim for "seen"': (ports: Ports): Ports => ({ ...ports, claims: withoutOwners(ports.claims) }),
};

export type VariantName = keyof typeof variants;

export const isVariant = (name: string): name is VariantName => Object.hasOwn(variants, name);

function acknowledgingFirst(bus: EventBus): EventBus {
  return {
    ...bus,
    subscribe: (subscription) =>
      bus.subscribe({
        ...subscription,
        handleBatch: async (batch) => {
          const last = batch.messages.at(-1);
          if (last !== undefined) await batch.acknowledge(last);
          await subscription.handleBatch(batch);
        },
      }),
  };
}

/** What was enqueued once, when it was planned, is all that is ever enqueued. */
const withoutDueRows = (deliveries: Deliveries): Deliveries => ({ ...deliveries, due: async () => [] });

/** Whoever claims a key second is told that it is taken, whoever claimed it first. */
function withoutOwners(claims: Claims): Claims {
  return {
    ...claims,
    claim: async (asked, ttlMs) => {
      const once = asked.map(({ key, owner }) => ({ key, owner: `${owner} ${randomUUID()}` }));
      const answers = await claims.claim(once, ttlMs);
      return asked.map(({ owner }, index) => (answers[index] === once[index]?.owner ? owner : 'seen'));
    },
  };
}
