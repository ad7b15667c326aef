import type { Admin, Kafka } from 'kafkajs';
import type { Closeable } from '@newswatch/ports';
import { asOutage } from './failures.ts';

/** Questions to the cluster over one connection, opened when the first is asked and anew after a failure. */
export interface AdminDesk extends Closeable {
  /** @throws NewswatchError `bus-unavailable` */
  ask<T>(question: (admin: Admin) => Promise<T>): Promise<T>;
}

/** Opens nothing yet. */
export function createAdminDesk(kafka: Kafka): AdminDesk {
  let connected: Promise<Admin> | undefined;
  const drop = async (): Promise<void> => {
    const dropped = connected;
    connected = undefined;
    await dropped?.then((admin) => admin.disconnect());
  };
  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  return {
    ask: async (question) => {
      const mine = (connected ??= connect());
      try {
        return await question(await mine);
      } catch (error) {
        // Its view of the cluster may be what is wrong, such as a topic that is no more.
        if (connected === mine) connected = undefined;
        void mine.then((admin) => admin.disconnect()).catch(asOutage);
        throw asOutage(error);
      }
    },
    close: async () => {
      await drop();
    },
  };
}
