import type { Cluster } from 'kafkajs';
import Broker from 'kafkajs/src/broker/index.js';
import { protocolErrorOf } from './failures.ts';

/**
 * The names under which a subscription was a member of its group. A member that ends with its connection cannot say
 * goodbye: once the broker is there again, the group would wait until the session of that member is over before it shares
 * out anything. So whoever joins next says goodbye for those before it.
 */
export interface EarlierLives {
  /** This member has joined. */
  note(memberId: string): void;
  /** @param cluster of a client that is connected; rejects as the client does */
  sayGoodbye(cluster: Cluster, group: string): Promise<void>;
}

/** Remembers nobody yet. */
export function rememberLives(): EarlierLives {
  const names = new Set<string>();
  return {
    note: (memberId) => names.add(memberId),
    sayGoodbye: async (cluster, group) => {
      if (names.size === 0) return;
      const coordinator: unknown = await cluster.findGroupCoordinator({ groupId: group });
      for (const memberId of names) {
        if (coordinator instanceof Broker) await leave(coordinator, { groupId: group, memberId });
        names.delete(memberId);
      }
    },
  };
}

type Leaving = Parameters<Broker['leaveGroup']>[0];

async function leave(coordinator: Broker, member: Leaving): Promise<void> {
  try {
    await coordinator.leaveGroup(member);
  } catch (error) {
    // It had said goodbye, or its session was over.
    if (protocolErrorOf(error) !== 'UNKNOWN_MEMBER_ID') throw error;
  }
}
