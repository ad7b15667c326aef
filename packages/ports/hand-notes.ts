/**
 * What a group has in hand, so that an item which kills the process can be found: the runner notes a batch before it
 * handles it and strikes the note out afterwards. A note that is still there at the next start was left by a death.
 *
 * Durable against the death of the process, not of the machine. One note per group and lane.
 */
export interface HandNotes {
  /** Replaces the note of this group and lane. */
  take(note: HandNote): Promise<void>;
  /** The note that a death left on this lane, if any. */
  recall(group: string, lane: string): Promise<HandNote | undefined>;
  release(group: string, lane: string): Promise<void>;
}

export interface HandNote {
  readonly group: string;
  readonly lane: string;
  /** First and last position in hand. */
  readonly first: number;
  readonly last: number;
  /** How often this range, or a batch around it, was in hand when it was taken this time: deaths + 1. */
  readonly takes: number;
}
