import type { Closeable } from '@newswatch/ports';
import type { Admin, Kafka } from 'kafkajs';
import { asOutage } from './failures.ts';

/** Questions to the cluster over one connection, opened when the first is asked and anew after a failure. */
export interface AdminDesk extends Closeable {
  /** @throws NewswatchError `bus-unavailable` */
  ask<T>(question: (admin: Admin) => Promise<T>): Promise<T>;
}

/** Opens nothing yet. */
export function createAdminDesk(kafka: Kafka): AdminDesk {
  let current: Promise<Admin> | undefined;
  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  /** Waits for nobody: where the broker is away there is nothing to say goodbye to. */
  const hangUp = async (connected: Promise<Admin> | undefined): Promise<void> => {
    await Promise.allSettled([connected?.then((admin) => admin.disconnect())]);
  };
  return {
    ask: async (question) => {
      const mine = (current ??= connect());
      try {
        return await question(await mine);
      } catch (error) {
        // Its view of the cluster may be what is wrong, such as a topic that is no more.
        if (current === mine) current = undefined;
        void hangUp(mine);
        throw asOutage(error);
      }
    },
    close: async () => {
      const last = current;
      current = undefined;
      await hangUp(last);
    },
  };
}
