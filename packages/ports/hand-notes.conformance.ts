import { describe, expect } from 'vitest';
import type { HandNote, HandNotes } from './hand-notes.ts';
import { type Open, specOn } from './opened.conformance.ts';

const note: HandNote = { group: 'normalize', lane: 'lane-0', first: 11, last: 20, takes: 1 };

export function handNotesConformance(open: Open<HandNotes>): void {
  const spec = specOn(open);

  describe('hand notes', () => {
    spec('recalls nothing where nothing was taken', async (notes) => {
      expect(await notes.recall(note.group, note.lane)).toBeUndefined();
    });

    spec('recalls a note as it was taken', async (notes) => {
      await notes.take(note);
      expect(await notes.recall(note.group, note.lane)).toEqual(note);
    });

    spec('replaces the note of the same group and lane', async (notes) => {
      await notes.take(note);
      await notes.take({ ...note, first: 15, last: 15, takes: 2 });
      expect(await notes.recall(note.group, note.lane)).toEqual({ ...note, first: 15, last: 15, takes: 2 });
    });

    spec('forgets a note that is released', async (notes) => {
      await notes.take(note);
      await notes.release(note.group, note.lane);
      expect(await notes.recall(note.group, note.lane)).toBeUndefined();
      await expect(notes.release(note.group, note.lane)).resolves.toBeUndefined();
    });

    spec('keeps the notes of other groups and lanes apart', async (notes) => {
      const others = [
        { ...note, group: 'enrich' },
        { ...note, lane: 'lane-1', first: 3 },
      ];
      for (const each of [note, ...others]) await notes.take(each);
      await notes.release(note.group, note.lane);
      for (const other of others) expect(await notes.recall(other.group, other.lane)).toEqual(other);
    });

    spec('keeps the largest positions exact', async (notes) => {
      const large = { ...note, first: Number.MAX_SAFE_INTEGER - 1, last: Number.MAX_SAFE_INTEGER };
      await notes.take(large);
      expect(await notes.recall(note.group, note.lane)).toEqual(large);
    });

    spec('still recalls a note after it was opened again', async (notes, reopen) => {
      await notes.take(note);
      const again = await reopen();
      expect(await again.recall(note.group, note.lane)).toEqual(note);
    });
  });
}
