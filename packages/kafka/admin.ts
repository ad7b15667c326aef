import type { Closeable } from '@newswatch/ports';
import type { Admin, Kafka } from 'kafkajs';
import { asOutage } from './failures.ts';

/** Questions to the cluster over one connection, opened when the first is asked and anew after a failure. */
export interface AdminDesk extends Closeable {
  /** @throws NewswatchError `bus-unavailable` */
  ask<T>(question: (admin: Admin) => Promise<T>): Promise<T>;
}

interface Connection {
  readonly admin: Promise<Admin>;
  readonly openedAt: number;
  /** Questions that are not answered yet. */
  asked: number;
}

/**
 * Opens nothing yet.
 * @param maxAgeMs how old a connection may be; a client sees partitions that are added five minutes late, a new one at once
 */
export function createAdminDesk(kafka: Kafka, maxAgeMs = Infinity): AdminDesk {
  let current: Connection | undefined;
  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  const leave = (connection: Connection): void => {
    if (current === connection) current = undefined;
    if (connection.asked === 0) void hangUp(connection);
  };
  const connection = (): Connection => {
    if (current !== undefined && Date.now() - current.openedAt > maxAgeMs) leave(current);
    return (current ??= { admin: connect(), openedAt: Date.now(), asked: 0 });
  };
  return {
    ask: async (question) => {
      const mine = connection();
      mine.asked += 1;
      try {
        return await question(await mine.admin);
      } catch (error) {
        // Its view of the cluster may be what is wrong, such as a topic that is no more.
        if (current === mine) current = undefined;
        throw asOutage(error);
      } finally {
        mine.asked -= 1;
        if (current !== mine) leave(mine);
      }
    },
    close: async () => {
      const last = current;
      current = undefined;
      if (last !== undefined) await hangUp(last);
    },
  };
}

/** Waits for nobody: where the broker is away there is nothing to say goodbye to. */
async function hangUp({ admin }: Connection): Promise<void> {
  await Promise.allSettled([admin.then((connected) => connected.disconnect())]);
}
