import kafkajs, { type GroupMember, type PartitionAssigner } from 'kafkajs';

/**
 * Who of a group reads which partition: each partition goes to one of the members that subscribe to its topic, in turn
 * over all topics. The one that kafkajs brings hands out the topics of the group's leader to everybody: while releases
 * with different topics run side by side, or one member does not see a topic yet, partitions would have no reader.
 */
export const fairAssigner: PartitionAssigner = ({ cluster }) => ({
  name: 'newswatch-fair',
  version: 0,
  async assign({ members }) {
    const subscribed = members.map(topicsOf);
    const topics = [...new Set(subscribed.flatMap((member) => member.topics))].toSorted();
    // A leader that does not read a topic itself knows nothing of its partitions.
    await cluster.addMultipleTargetTopics(topics);
    const partitions = topics.flatMap((topic) =>
      cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => ({ topic, partition: partitionId })),
    );
    return shareOut(subscribed, partitions).map(({ memberId, assignment }) => ({
      memberId,
      memberAssignment: kafkajs.AssignerProtocol.MemberAssignment.encode({
        version: 0,
        assignment,
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol: ({ topics }) => ({
    name: 'newswatch-fair',
    metadata: kafkajs.AssignerProtocol.MemberMetadata.encode({
      version: 0,
      topics,
      userData: Buffer.alloc(0),
    }),
  }),
});

interface Subscribed {
  readonly memberId: string;
  readonly topics: readonly string[];
}
interface Share {
  readonly memberId: string;
  readonly assignment: Record<string, number[]>;
}

/** Each partition to the member that has the fewest so far, of those that want it; by name where that leaves a choice. */
export function shareOut(
  members: readonly Subscribed[],
  partitions: readonly { readonly topic: string; readonly partition: number }[],
): readonly Share[] {
  const shares = members
    .map(({ memberId, topics }) => ({
      memberId,
      topics,
      count: 0,
      assignment: emptyAssignment(),
    }))
    .toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1));
  for (const { topic, partition } of partitions) {
    const wanting = shares.filter(({ topics }) => topics.includes(topic));
    const [first, ...rest] = wanting;
    if (first === undefined) continue;
    const chosen = rest.reduce((least, share) => (share.count < least.count ? share : least), first);
    chosen.count += 1;
    (chosen.assignment[topic] ??= []).push(partition);
  }
  return shares.map(({ memberId, assignment }) => ({ memberId, assignment }));
}

const emptyAssignment = (): Record<string, number[]> => ({});

function topicsOf({ memberId, memberMetadata }: GroupMember): Subscribed {
  return { memberId, topics: kafkajs.AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [] };
}
