import { describe, expect, it } from 'vitest';
import { shareOut } from './assigner.ts';

const partitions = (topic: string, count: number) =>
  Array.from({ length: count }, (_, partition) => ({ topic, partition }));

describe('the partitions of a group', () => {
  it('are shared evenly, by name where that leaves a choice', () => {
    const members = [
      { memberId: 'b', topics: ['items'] },
      { memberId: 'a', topics: ['items'] },
    ];
    expect(shareOut(members, partitions('items', 5))).toEqual([
      { memberId: 'a', assignment: { items: [0, 2, 4] } },
      { memberId: 'b', assignment: { items: [1, 3] } },
    ]);
  });

  it('go only to members that subscribe to the topic, and each to one', () => {
    const members = [
      { memberId: 'old', topics: ['items'] },
      { memberId: 'new', topics: ['items', 'letters'] },
    ];
    const shares = shareOut(members, [...partitions('items', 4), ...partitions('letters', 2)]);
    expect(shares).toEqual([
      { memberId: 'new', assignment: { items: [0, 2], letters: [0, 1] } },
      { memberId: 'old', assignment: { items: [1, 3] } },
    ]);
  });

  it('are nobody’s where nobody subscribes, and a member may have none', () => {
    const members = [
      { memberId: 'a', topics: ['items'] },
      { memberId: 'b', topics: ['items'] },
    ];
    expect(shareOut(members, [...partitions('items', 1), ...partitions('letters', 1)])).toEqual([
      { memberId: 'a', assignment: { items: [0] } },
      { memberId: 'b', assignment: {} },
    ]);
  });
});
