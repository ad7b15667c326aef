import type { HandNote, HandNotes } from '@newswatch/ports';
import type { Message } from '@newswatch/domain';

/**
 * Finding the item that kills the process.
 *
 * A batch is noted before it is handled and struck out afterwards, so a note found later was left by a death. Then the
 * batch is handled one message at a time, each noted by itself: the note that the next death leaves names the culprit.
 * A message in hand at `DEADLY` deaths is not tried again.
 *
 *   death 1  leaves {first..last, takes 1}   the culprit is somewhere in the batch
 *   death 2  leaves {culprit, takes 2}
 *   death 3  leaves {culprit, takes 3}       dead-lettered at the next start
 *
 * Its note stays until the lane goes on, so that a death before the acknowledgement does not start the count anew.
 * Deaths for other reasons count too; an item must be in hand at each of them, so an innocent one needs bad luck thrice.
 */
export const DEADLY = 3;

export interface Suspects {
  /** The note that a death left on these messages, if any. Asks the port only where a lane starts or starts over. */
  recall(messages: readonly Message[]): Promise<HandNote | undefined>;
  /** Notes, runs, strikes out; struck out as well when `run` throws, for then the process lives. */
  hold(messages: readonly Message[], takes: number, run: () => Promise<void>): Promise<void>;
}

export function trackSuspects(handNotes: HandNotes, group: string): Suspects {
  const nextPosition = new Map<string, number>();
  return {
    async recall(messages) {
      const { lane, first, last } = rangeOf(messages);
      if (nextPosition.get(lane) === first) return undefined;
      const note = await handNotes.recall(group, lane);
      return note !== undefined && note.first <= last && first <= note.last ? note : undefined;
    },
    async hold(messages, takes, run) {
      const { lane, first, last } = rangeOf(messages);
      nextPosition.delete(lane);
      await handNotes.take({ group, lane, first, last, takes });
      try {
        await run();
        nextPosition.set(lane, last + 1);
      } finally {
        await handNotes.release(group, lane);
      }
    },
  };
}

/** How often this message was in hand when the process died. */
export const deathsOf = (note: HandNote, message: Message): number =>
  note.first <= message.position && message.position <= note.last ? note.takes : 0;

function rangeOf(messages: readonly Message[]): { lane: string; first: number; last: number } {
  const positions = messages.map(({ position }) => position);
  return { lane: messages[0]?.lane ?? '', first: Math.min(...positions), last: Math.max(...positions) };
}
