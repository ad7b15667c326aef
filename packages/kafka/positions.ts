import type { Subscription } from '@newswatch/ports';
import type { AdminDesk } from './admin.ts';

/** A partition and the offset that its group reads next. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** What a member of a group was assigned: partitions by topic. */
export type Assignment = Readonly<Record<string, readonly number[]>>;

/**
 * Where a group begins on the partitions that it has never acknowledged anything of. Whoever is assigned one writes this
 * down before it reads, so that messages that come while no member is there are not passed over, and so that the lag of a
 * group counts from its beginning. Partitions that were added to a topic which the group reads already begin at their
 * start, wherever the group began.
 */
export async function beginnings(
  desk: AdminDesk,
  { group, from }: Pick<Subscription, 'group' | 'from'>,
  assignment: Assignment,
): Promise<readonly Position[]> {
  const topics = Object.keys(assignment);
  if (topics.length === 0) return [];
  return desk.ask(async (admin) => {
    const committed = await admin.fetchOffsets({ groupId: group, topics });
    const begun = new Set(
      committed.flatMap(({ topic, partitions }) =>
        partitions.filter(isBegun).map(({ partition }) => `${topic}/${partition}`),
      ),
    );
    const found: Position[] = [];
    for (const [topic, partitions] of Object.entries(assignment)) {
      const missing = partitions.filter((partition) => !begun.has(`${topic}/${partition}`));
      if (missing.length === 0) continue;
      const isAtStart =
        from === 'start' || committed.some((each) => each.topic === topic && each.partitions.some(isBegun));
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
        if (missing.includes(partition)) found.push({ topic, partition, offset: isAtStart ? low : high });
    }
    return found;
  });
}

const isBegun = ({ offset }: { readonly offset: string }): boolean => Number(offset) >= 0;

/** Messages that a group has still to acknowledge, over all topics that it has ever begun to read. */
export function lagOf(desk: AdminDesk, group: string): Promise<number> {
  return desk.ask(async (admin) => {
    let lag = 0;
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group })) {
      const ends = new Map((await admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end]));
      for (const { partition, offset } of partitions) {
        const end = ends.get(partition);
        // What retention took is nobody's any more.
        if (end !== undefined && Number(offset) >= 0)
          lag += Math.max(0, Number(end.high) - Math.max(Number(offset), Number(end.low)));
      }
    }
    return lag;
  });
}
