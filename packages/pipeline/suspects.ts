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
  /**
   * The same for a message that a death had in hand, and no other such message of this process beside it: whatever is in
   * hand at the next death is blamed for it, and lanes that start side by side would be blamed side by side each time.
   */
  holdAlone(message: Message, takes: number, run: () => Promise<void>): Promise<void>;
}

export function trackSuspects(handNotes: HandNotes, group: string): Suspects {
  const nextPosition = new Map<string, number>();
  /** The `takes` of notes of this process, by lane, until they are struck out, which an outage may prevent. */
  const taken = new Map<string, number>();
  const hold: Suspects['hold'] = async (messages, takes, run) => {
    const { lane, first, last } = rangeOf(messages);
    nextPosition.delete(lane);
    await handNotes.take({ group, lane, first, last, takes });
    taken.set(lane, takes);
    try {
      await run();
      nextPosition.set(lane, last + 1);
    } finally {
      await handNotes.release(group, lane);
      taken.delete(lane);
    }
  };
  return {
    hold,
    holdAlone: (message, takes, run) => inTurn(handNotes, () => hold([message], takes, run)),
    async recall(messages) {
      const { lane, first, last } = rangeOf(messages);
      if (nextPosition.get(lane) === first) return undefined;
      const note = await handNotes.recall(group, lane);
      if (note === undefined || note.first > last || first > note.last) return undefined;
      // Who left a note of our own is not dead: it counts the deaths before.
      const takes = taken.get(lane) === note.takes ? note.takes - 1 : note.takes;
      return takes > 0 ? { ...note, takes } : undefined;
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

/** Until when somebody is held alone, of all groups that note in the same place. */
const turns = new WeakMap<HandNotes, Promise<void>>();

async function inTurn(handNotes: HandNotes, run: () => Promise<void>): Promise<void> {
  const before = turns.get(handNotes);
  const over = Promise.withResolvers<void>();
  turns.set(handNotes, over.promise);
  await before;
  try {
    await run();
  } finally {
    over.resolve();
  }
}
