import { type Stem, continues } from '@newswatch/language';
import { createMultimap } from './multimap.ts';

/**
 * Entries found by how a word begins: stems, which a chain of suffixes may continue, and prefixes, which anything may.
 * Few words of an article begin like any of them; the first two letters tell that at once. What the others led to is
 * remembered, because texts repeat their words; a change forgets it.
 */
export interface Beginnings<Entry> {
  add(text: string, entry: Entry, stem: Stem | undefined): void;
  remove(text: string, entry: Entry): void;
  of(folded: string): readonly Entry[];
}

const MAX_REMEMBERED = 100_000;
/** What is longer is no word. */
const LONGEST_WORD = 64;
const NOTHING: readonly never[] = [];

export function createBeginnings<Entry>(): Beginnings<Entry> {
  const texts = createMultimap<string, { entry: Entry; stem: Stem | undefined }>();
  const heads = createMultimap<number, Entry>();
  const remembered = new Map<string, readonly Entry[]>();
  const find = (folded: string): readonly Entry[] => {
    const found: Entry[] = [];
    for (let length = 1; length <= folded.length; length += 1) {
      for (const { entry, stem } of texts.of(folded.slice(0, length))) {
        if (stem === undefined || continues(stem, folded)) found.push(entry);
      }
    }
    return found.length === 0 ? NOTHING : found;
  };
  return {
    add(text, entry, stem) {
      remembered.clear();
      texts.add(text, { entry, stem });
      heads.add(headOf(text), entry);
    },
    remove(text, entry) {
      remembered.clear();
      texts.remove(text, (each) => each.entry === entry);
      heads.remove(headOf(text), (each) => each === entry);
    },
    of(folded) {
      const begins = heads.of(headOf(folded)).length > 0 || heads.of(folded.charCodeAt(0)).length > 0;
      if (!begins || folded.length > LONGEST_WORD) return NOTHING;
      const known = remembered.get(folded);
      if (known !== undefined) return known;
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      const found = find(folded);
      remembered.set(folded, found);
      return found;
    },
  };
}

/** The first two units; of a single one, that. */
const headOf = (text: string): number =>
  text.length > 1 ? text.charCodeAt(0) * 0x10000 + text.charCodeAt(1) : text.charCodeAt(0);
